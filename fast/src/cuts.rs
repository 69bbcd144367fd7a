//! How channels, and places, are cut into what fits a tile.

use pulp::Simd;

use crate::simd::Lanes;

/// Vectors of neighbouring channels that are computed together.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Block {
    /// First channel.
    pub start: usize,
    /// Channels; the last vector may be partly empty.
    pub width: usize,
    /// Vectors: 1 to 4.
    pub vectors: usize,
}

/// Splits `channels` into blocks of at most `most` vectors.
pub(crate) fn blocks<S: Simd, F: Lanes>(channels: usize, most: usize) -> Vec<Block> {
    let lanes = F::lanes::<S>();
    let mut blocks = Vec::new();
    let mut start = 0;
    while start < channels {
        let left = (channels - start).div_ceil(lanes);
        let vectors = left.min(most);
        let width = (vectors * lanes).min(channels - start);
        blocks.push(Block {
            start,
            width,
            vectors,
        });
        start += width;
    }
    blocks
}

/// Splits `0..n` into as few pieces of at most `most` as possible, as evenly as possible.
pub(crate) fn pieces(n: usize, most: usize) -> impl Iterator<Item = (usize, usize)> + Clone {
    let (count, short, longer) = if n <= most {
        (usize::from(n > 0), n, 0) // usual for small layers, where the divisions would take noticeable time
    } else {
        let count = n.div_ceil(most);
        (count, n / count, n % count)
    };
    (0..count).map(move |i| {
        let start = i * short + i.min(longer);
        (start, short + usize::from(i < longer))
    })
}
