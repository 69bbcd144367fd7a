//! A matrix as a grid of cells, with windows marked in it.

use ndarray::{Array2, ArrayView2};

use super::canvas::{Canvas, INSET, Point, point, rounded};
use super::{Label, Mark, number};

/// A block of cells.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Window {
    /// First row.
    pub row: usize,
    /// First column.
    pub col: usize,
    /// Rows.
    pub rows: usize,
    /// Columns.
    pub cols: usize,
}

impl Window {
    /// The window of `rows × cols` cells whose first one is at `(row, col)`.
    pub fn new((row, col): (usize, usize), (rows, cols): (usize, usize)) -> Self {
        Self {
            row,
            col,
            rows,
            cols,
        }
    }

    /// One cell.
    pub fn cell(row: usize, col: usize) -> Self {
        Self::new((row, col), (1, 1))
    }

    /// Whether the cell is in it.
    pub fn holds(&self, row: usize, col: usize) -> bool {
        (self.row..self.row + self.rows).contains(&row)
            && (self.col..self.col + self.cols).contains(&col)
    }
}

/// A matrix at a position in the drawing.
#[derive(Clone, Debug)]
pub struct Grid {
    at: Point,
    cell: Point,
    labels: Array2<Option<Label>>,
    dim: Array2<bool>,
    tints: Vec<(Tint, Window)>,
    outlines: Vec<(Mark, Window)>,
}

#[derive(Clone, Copy, Debug)]
enum Tint {
    Mark(Mark),
    /// The more windows cover the cell, the darker it is.
    Shade(usize),
    Unreached,
}

impl Grid {
    /// The numbers of a matrix; `at` is the upper left corner, `cell` the size of one cell.
    pub fn new(at: Point, cell: Point, values: ArrayView2<f64>) -> Self {
        Self {
            at,
            cell,
            labels: values.mapv(|value| Some(number(value))),
            dim: Array2::from_elem(values.dim(), false),
            tints: Vec::new(),
            outlines: Vec::new(),
        }
    }

    /// The same, vertically centred at `y`.
    pub fn centred(left: f64, y: f64, cell: Point, values: ArrayView2<f64>) -> Self {
        let height = cell.1 * values.nrows() as f64;
        Self::new((left, y - height / 2.0), cell, values)
    }

    /// Mutes numbers.
    pub fn dim(mut self, which: impl Fn(usize, usize) -> bool) -> Self {
        for ((row, col), dim) in self.dim.indexed_iter_mut() {
            *dim |= which(row, col);
        }
        self
    }

    /// Leaves cells empty.
    pub fn blank(mut self, which: impl Fn(usize, usize) -> bool) -> Self {
        for ((row, col), label) in self.labels.indexed_iter_mut() {
            if which(row, col) {
                *label = None;
            }
        }
        self
    }

    /// Replaces the number in a cell by something else.
    pub fn write(mut self, cell: (usize, usize), label: Label) -> Self {
        if let Some(old) = self.labels.get_mut(cell) {
            *old = Some(label);
        }
        self
    }

    /// Fills a window and draws a line around it.
    pub fn mark(self, mark: Mark, window: Window) -> Self {
        self.fill(mark, window).outline(mark, window)
    }

    /// Fills a window.
    pub fn fill(mut self, mark: Mark, window: Window) -> Self {
        self.tints.push((Tint::Mark(mark), window));
        self
    }

    /// Draws a line around a window.
    pub fn outline(mut self, mark: Mark, window: Window) -> Self {
        self.outlines.push((mark, window));
        self
    }

    /// Tints a cell, the darker the more windows cover it.
    pub fn shade(mut self, windows: usize, window: Window) -> Self {
        self.tints.push((Tint::Shade(windows), window));
        self
    }

    /// Hatches cells that no window reaches.
    pub fn unreached(mut self, window: Window) -> Self {
        self.tints.push((Tint::Unreached, window));
        self
    }

    /// Upper left corner and size of a window.
    pub fn place(&self, window: Window) -> (Point, Point) {
        let (width, height) = self.cell;
        let at = (
            self.at.0 + width * window.col as f64,
            self.at.1 + height * window.row as f64,
        );
        let size = (width * window.cols as f64, height * window.rows as f64);
        (at, size)
    }

    /// The point in the middle of a window.
    pub fn middle(&self, window: Window) -> Point {
        let (at, size) = self.place(window);
        (at.0 + size.0 / 2.0, at.1 + size.1 / 2.0)
    }

    /// The window that covers the whole grid.
    pub fn whole(&self) -> Window {
        Window::new((0, 0), self.labels.dim())
    }

    /// The right edge.
    pub fn right(&self) -> f64 {
        let (at, size) = self.place(self.whole());
        at.0 + size.0
    }

    /// The lower edge.
    pub fn bottom(&self) -> f64 {
        let (at, size) = self.place(self.whole());
        at.1 + size.1
    }

    /// Draws the grid, with its name above it at height `y`.
    pub fn draw_named(self, name: Label, y: f64, canvas: &mut Canvas) {
        let (x, _) = self.middle(self.whole());
        canvas.label((x, y), name);
        self.draw(canvas);
    }

    /// Draws the grid.
    pub fn draw(self, canvas: &mut Canvas) {
        for &(tint, window) in &self.tints {
            let (at, size) = self.place(window);
            match tint {
                Tint::Mark(Mark::First) => canvas.tint("tint", at, size),
                Tint::Mark(Mark::Second) => canvas.hatch("second", at, size),
                Tint::Shade(windows) => canvas.tint(&format!("shade-{windows}"), at, size),
                Tint::Unreached => canvas.hatch("unreached", at, size),
            }
        }
        canvas.path("lines", self.lines());
        for &(mark, window) in &self.outlines {
            let (mut at, mut size) = self.place(window);
            if mark == Mark::Second {
                at = (at.0 + INSET, at.1 + INSET);
                size = (size.0 - 2.0 * INSET, size.1 - 2.0 * INSET);
            }
            canvas.outline(mark, at, size);
        }
        for ((row, col), label) in self.labels.indexed_iter() {
            let Some(label) = label else { continue };
            let at = self.middle(Window::cell(row, col));
            canvas.label_in(self.cell.0, at, label.clone(), self.dim[[row, col]]);
        }
    }

    fn lines(&self) -> String {
        let (rows, cols) = self.labels.dim();
        let (_, (width, height)) = self.place(self.whole());
        let mut d = String::new();
        for row in 0..=rows {
            let y = self.at.1 + self.cell.1 * row as f64;
            d += &format!("M{} h{} ", point((self.at.0, y)), rounded(width));
        }
        for col in 0..=cols {
            let x = self.at.0 + self.cell.0 * col as f64;
            d += &format!("M{} v{} ", point((x, self.at.1)), rounded(height));
        }
        d.trim_end().to_owned()
    }
}
