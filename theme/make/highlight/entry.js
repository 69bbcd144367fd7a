// The content of theme/highlight.js, which build.sh makes.
const hljs = require('highlight.js/lib/core');
for (const [name, language] of [
  ['rust', require('highlight.js/lib/languages/rust')],
  ['python', require('highlight.js/lib/languages/python')],
  ['bash', require('highlight.js/lib/languages/bash')],
  ['shell', require('highlight.js/lib/languages/shell')],
  ['ini', require('highlight.js/lib/languages/ini')],
  ['plaintext', require('highlight.js/lib/languages/plaintext')],
]) hljs.registerLanguage(name, language);
// mdBook calls highlightBlock, which 10.7 supports but reports on the console as deprecated
hljs.highlightBlock = hljs.highlightElement;
window.hljs = hljs;
