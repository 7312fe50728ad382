//! Near-duplicates as the command line tells them, and small files that are read side by side.
use serde_json::json;

use crate::support::Place;

const REPORT: &str = "Hội chợ gốm mở cửa từ tám giờ sáng, người mua xếp hàng dài trước gian của làng \
    nghề ven sông. Bà chủ lò lớn nhất kể rằng mẻ cuối năm cháy men, phải đập bỏ gần nửa. Ban tổ chức \
    bán vé hai ngày, trẻ em vào tự do. Gian bên cạnh nặn tò he, khách đứng xem đông hơn khách mua.";

#[test]
fn an_import_tells_of_near_duplicates_and_the_list_of_their_groups() {
    let place = Place::new();
    place.write("a/1.txt", format!("Hội chợ gốm đông khách\n\n{REPORT}"));
    place.write("a/2.txt", "Một tin ngắn về chuyện khác hẳn.");
    place.write(
        "a/3.txt",
        REPORT.replace("làng nghề", "làng_nghề").replace('.', " ."),
    );
    place.write("b/4.txt", REPORT);
    place.json(&["new", "p.nhan"]);
    let dry = place.json(&["import", "p.nhan", "a", "--dry-run"]);
    let report = place.json(&["import", "p.nhan", "a"]);
    assert_eq!(dry["alike"], report["alike"]);
    let articles = report["alike"][0]["articles"].as_array().unwrap();
    let names: Vec<_> = articles.iter().map(|one| &one["article"]).collect();
    assert_eq!(names, ["a/1", "a/3"]);
    assert!(articles.iter().all(|one| one["new"] == true));
    let likeness = articles[1]["likeness"].as_u64().unwrap();
    assert!((80..100).contains(&likeness), "{likeness}");

    let ran = place.nhan(&["import", "p.nhan", "b"]);
    let said = format!("nearly the same as a/1: a/3 ({likeness} %), b/4 ({likeness} %)");
    assert!(ran.err.contains(&said), "{}", ran.err);
    let rows = place.nhan(&["--json", "list", "p.nhan"]).rows();
    let groups: Vec<_> = rows.iter().map(|row| row["group"].clone()).collect();
    assert_eq!(groups, [json!(1), json!(null), json!(1), json!(1)]);
}

#[test]
fn files_read_side_by_side_come_in_order_the_bad_ones_too() {
    let place = Place::new();
    for number in 0..120 {
        let text = format!("Bản tin số {number} của làng, không giống bản tin nào.");
        let bytes = match number {
            50 | 90 => b"H\xE1\xBA\xB1ng \xFF\n".to_vec(),
            // More than is read before its turn comes.
            70 => text.repeat(6_000).into_bytes(),
            _ => text.into_bytes(),
        };
        place.write(&format!("a/{number:03}.txt"), bytes);
    }
    place.json(&["new", "p.nhan"]);
    let ran = place.nhan(&[
        "--json",
        "import",
        "p.nhan",
        "a",
        "--encoding",
        "utf-8",
        "--skip-bad",
    ]);
    let report = ran.json();
    let problems = report["problems"].as_array().unwrap();
    let bad: Vec<_> = problems
        .iter()
        .map(|one| (one["file"].as_str().unwrap(), one["line"].clone()))
        .collect();
    assert_eq!(bad, [("a/050.txt", json!(1)), ("a/090.txt", json!(1))]);
    let rows = place.nhan(&["--json", "list", "p.nhan"]).rows();
    let ids: Vec<_> = rows.iter().map(|row| row["id"].as_str().unwrap()).collect();
    assert_eq!(ids.len(), 118);
    assert!(ids.is_sorted());
}
