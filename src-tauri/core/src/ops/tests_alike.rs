//! Groups of articles that are nearly the same, through all that a project goes through.
use super::alike::Group;
use super::import::Options;
use super::tests_support::{import, new_project};
use super::*;
use crate::domain::{Article, DocZone, Document, ZoneOrigin};
use crate::progress::Silent;
use crate::storage::list::Filter;
use crate::storage::{Stored, article, likeness};

const REPORT: &str = "Cảng mới ở cửa sông nhận chuyến tàu đầu tiên vào sáng thứ hai, chở tám nghìn tấn \
    phân bón. Bà con hai bên bờ kéo ra xem từ lúc trời chưa sáng. Giám đốc cảng nói rằng bến thứ \
    hai sẽ xong trước mùa mưa, khi ấy tàu lớn hơn cũng vào được. Xe tải xếp hàng dài một cây số.";
const OTHER: &str = "Trường làng mở lớp dạy đan lát buổi tối cho người lớn, học viên trẻ nhất hai \
    mươi tuổi, già nhất bảy mươi. Tre nứa do chính học viên mang đến, sản phẩm bán ở chợ phiên.";

fn document(id: &str, text: String) -> Document {
    Document::of_text(id.to_owned(), format!("Bài {id}"), text)
}

fn copies() -> Vec<Document> {
    vec![
        document("a", format!("Cảng mới đón tàu\n{REPORT}")),
        document("b", OTHER.to_owned()),
        document(
            "c",
            REPORT.replace("phân bón", "phân_bón").replace(',', " ,"),
        ),
    ]
}

fn names(groups: &[Group]) -> Vec<Vec<(&str, bool)>> {
    let names = groups.iter().map(|group| {
        let articles = group.articles.iter();
        articles.map(|one| (&*one.article, one.new)).collect()
    });
    names.collect()
}

fn id(project: &Project, source_id: &str) -> crate::domain::id::ArticleId {
    let page = project.page(None, &Filter::default(), 0, 100).unwrap();
    let mut rows = page.rows.iter();
    rows.find(|row| row.source_id == source_id).unwrap().id
}

fn with_zone(mut document: Document, kind: ZoneKind, range: Range) -> Document {
    document.revisions[0].zones.push(DocZone {
        id: None,
        kind,
        range,
        origin: ZoneOrigin::Imported,
        reason: String::new(),
    });
    document
}

#[test]
fn an_import_tells_of_groups_with_what_is_there() {
    let (_folder, project, who) = new_project();
    let first = import(&project, who, copies(), &Options::default());
    assert_eq!(names(&first.alike), [[("a", true), ("c", true)]]);
    assert_eq!(first.alike[0].articles[0].title, "Bài a");
    assert_eq!(first.alike[0].articles[0].likeness, 100);
    let near = first.alike[0].articles[1].likeness;
    assert!((80..100).contains(&near), "{near}");

    let more = || {
        vec![
            document("d", OTHER.to_uppercase()),
            document("e", "Một tin ngắn chẳng giống ai.".to_owned()),
            document("f", OTHER.to_owned()),
        ]
    };
    let dry = Options {
        dry_run: true,
        ..Options::default()
    };
    for options in [dry, Options::default()] {
        let report = import(&project, who, more(), &options);
        assert_eq!(names(&report.alike), [[("b", false), ("d", true)]]);
        assert_eq!(report.alike[0].articles[1].likeness, 100, "the same words");
        assert_eq!(
            report.duplicates.len(),
            1,
            "the same text is not stored twice"
        );
    }
    let all = project.alike().unwrap();
    assert_eq!(
        names(&all),
        [[("a", false), ("c", false)], [("b", false), ("d", false)]]
    );
}

#[test]
fn an_undone_import_and_deleted_articles_are_in_no_group() {
    let (_folder, project, who) = new_project();
    import(&project, who, copies(), &Options::default());
    assert_eq!(project.alike().unwrap().len(), 1);
    project.undo(who).unwrap();
    assert!(project.alike().unwrap().is_empty());
    project.redo(who).unwrap();
    assert_eq!(project.alike().unwrap().len(), 1);
    let presence = Presence::Deleted;
    let article = id(&project, "c");
    let delete = Op::SetPresence { article, presence };
    project.transact(who, &[delete], None).unwrap();
    assert!(project.alike().unwrap().is_empty());
    let again = import(
        &project,
        who,
        vec![document("g", format!("{REPORT} Hết."))],
        &Options::default(),
    );
    assert_eq!(names(&again.alike), [[("a", false), ("g", true)]]);
}

#[test]
fn a_purge_leaves_no_trace() {
    let (folder, project, who) = new_project();
    import(&project, who, copies(), &Options::default());
    let kept = |source_id| {
        let article = id(&project, source_id);
        let kept = project.read(|conn| {
            let article = Article::get(conn, article)?.unwrap();
            likeness::get(conn, article.revision)
        });
        kept.unwrap().unwrap().to_bytes()
    };
    let (stays, goes) = (kept("a"), kept("c"));
    let article = id(&project, "c");
    project.purge(article).unwrap();
    assert!(project.alike().unwrap().is_empty());
    let left = project.read(likeness::articles).unwrap();
    assert_eq!(left.len(), 2);
    assert!(left.iter().all(|(_, _, kept)| kept.is_some()));
    drop(project);
    let file = std::fs::read(folder.path().join("test.nhan")).unwrap();
    let has = |bytes: &[u8]| file.windows(bytes.len()).any(|part| part == bytes);
    assert!(has(&stays[8..]), "else nothing is looked for");
    assert!(!has(&goes[8..]), "the signature is still in the file");
}

#[test]
fn zones_that_are_out_of_scope_make_nobody_alike() {
    let (_folder, project, who) = new_project();
    let length = |text: &str| u32::try_from(text.chars().count()).unwrap();
    let footer = |id: &str, text: &str| {
        let start = length(text) + 1;
        let page = format!("{text}\n{REPORT}");
        let end = length(&page);
        with_zone(document(id, page), ZoneKind::Footer, Range::new(start, end))
    };
    let pages = vec![footer("a", "Tin về gạo."), footer("b", "Chợ cá đông.")];
    assert!(
        import(&project, who, pages, &Options::default())
            .alike
            .is_empty()
    );
    assert!(project.alike().unwrap().is_empty());

    // A zone that is taken away by hand counts at once, and again when that is undone.
    let delete = |source_id| {
        let view = project
            .article(id(&project, source_id), Some(who), Wanted::Usual)
            .unwrap();
        Op::DeleteZone {
            zone: view.zones[0].id,
        }
    };
    project
        .transact(who, &[delete("a"), delete("b")], None)
        .unwrap();
    assert_eq!(names(&project.alike().unwrap()).len(), 1);
    assert!(project.check(&Silent).unwrap().is_sound());
    project.undo(who).unwrap();
    assert!(project.alike().unwrap().is_empty());
}

#[test]
fn a_check_finds_what_was_kept_of_another_text() {
    let (_folder, project, who) = new_project();
    import(&project, who, copies(), &Options::default());
    assert!(project.check(&Silent).unwrap().is_sound());
    let swap = "UPDATE likeness SET signature = (SELECT max(signature) FROM likeness)";
    project
        .file()
        .write(|tx| Ok(tx.execute(swap, [])?))
        .unwrap();
    let checked = project.check(&Silent).unwrap();
    assert_eq!(checked.found, 2);
    assert_eq!(
        checked.findings[0].error.code(),
        crate::error::Code::BadRecord
    );
    assert_eq!(project.read(article::ids).unwrap().len(), 3);
}
