//! A plain table for the terminal. Words to the left, numbers to the right.

pub(crate) fn render(head: &[&str], rows: &[Vec<String>]) -> String {
    let width = |column: usize| {
        let cells = rows
            .iter()
            .filter_map(|row| row.get(column))
            .map(|cell| cell.chars().count());
        cells
            .chain(head.get(column).map(|cell| cell.chars().count()))
            .max()
            .unwrap_or(0)
    };
    let widths: Vec<usize> = (0..head.len()).map(width).collect();
    let mut out = line(
        &head.iter().map(ToString::to_string).collect::<Vec<_>>(),
        &widths,
    );
    let rule: Vec<String> = widths.iter().map(|width| "─".repeat(*width)).collect();
    out.push_str(&line(&rule, &widths));
    for row in rows {
        out.push_str(&line(row, &widths));
    }
    out
}

fn line(cells: &[String], widths: &[usize]) -> String {
    let padded = cells.iter().zip(widths).map(|(cell, width)| {
        if cell.starts_with(|c: char| c.is_ascii_digit()) {
            format!("{cell:>width$}")
        } else {
            format!("{cell:<width$}")
        }
    });
    let joined = padded.collect::<Vec<_>>().join("  ");
    format!("{}\n", joined.trim_end())
}

pub(crate) fn size(bytes: u64) -> String {
    // Tenths are reckoned in whole numbers: a size needs no more.
    let tenths = |unit: u64| format!("{}.{}", bytes / unit, bytes % unit * 10 / unit);
    match bytes {
        0..1_000 => format!("{bytes} B"),
        1_000..1_000_000 => format!("{} kB", tenths(1_000)),
        _ => format!("{} MB", tenths(1_000_000)),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn columns_line_up_under_vietnamese_letters() {
        let rows = vec![
            vec!["nhãn".into(), "7".into()],
            vec!["a".into(), "12".into()],
        ];
        assert_eq!(
            render(&["tên", "n"], &rows),
            "tên   n\n────  ──\nnhãn   7\na     12\n"
        );
    }

    #[test]
    fn sizes() {
        assert_eq!(size(999), "999 B");
        assert_eq!(size(1_540), "1.5 kB");
        assert_eq!(size(12_345_678), "12.3 MB");
    }
}
