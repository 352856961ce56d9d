//! Byte offsets to lines and columns, by one table per file (pest's own conversion is linear in the offset).

/// The starts of a text's lines.
pub struct Lines<'a> {
    text: &'a str,
    starts: Vec<u32>,
}

/// A line and a column for people: both from 1, the column in characters.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Place {
    pub line: usize,
    pub column: usize,
}

impl<'a> Lines<'a> {
    pub fn new(text: &'a str) -> Self {
        let mut starts = vec![0];
        starts.extend(memchr::memchr_iter(b'\n', text.as_bytes()).map(|at| at as u32 + 1));
        Lines { text, starts }
    }

    /// The line and column of a byte offset; an offset past the end is the end.
    pub fn place(&self, offset: u32) -> Place {
        let offset = (offset as usize).min(self.text.len());
        let line = self.starts.partition_point(|start| *start as usize <= offset) - 1;
        let start = self.starts[line] as usize;
        let column = self.text.get(start..offset).map_or(0, |before| before.chars().count()) + 1;
        Place { line: line + 1, column }
    }

    /// The text of a line (from 1), without its end.
    pub fn line(&self, line: usize) -> &'a str {
        let Some(start) = line.checked_sub(1).and_then(|i| self.starts.get(i)) else { return "" };
        let rest = &self.text[*start as usize..];
        rest.split('\n').next().unwrap_or("").trim_end_matches('\r')
    }

    pub fn count(&self) -> usize {
        self.starts.len()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn columns_count_characters_not_bytes() {
        let lines = Lines::new("thủ tục\nđến\n");
        assert_eq!(lines.place(0), Place { line: 1, column: 1 });
        assert_eq!(lines.place(6), Place { line: 1, column: 5 });
        let second = "thủ tục\n".len() as u32;
        assert_eq!(lines.place(second + 2), Place { line: 2, column: 2 });
        assert_eq!(lines.place(9_999), Place { line: 3, column: 1 });
        assert_eq!(lines.line(2), "đến");
    }
}
