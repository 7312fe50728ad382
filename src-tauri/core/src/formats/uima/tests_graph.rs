//! What becomes of feature structures, in both ways of writing them.
use super::super::tests_support::{relations, spans};
use super::super::{Reader, Source};
use super::{CasJson, CasXmi};
use crate::domain::{Document, Problem};

pub(super) fn read(reader: &dyn Reader, content: &str) -> Result<Document, Problem> {
    let place = tempfile::tempdir().unwrap();
    let path = place.path().join("a.x");
    std::fs::write(&path, content).unwrap();
    let id = "a".to_owned();
    let mut all: Vec<_> = reader.documents(Source::new(path, id)).collect();
    assert_eq!(all.len(), 1);
    all.remove(0).map(|incoming| incoming.document)
}

/// A file of XMI with these structures and a text.
pub(super) fn xmi(structures: &str) -> String {
    format!(
        "<?xml version=\"1.0\" encoding=\"UTF-8\"?>
<xmi:XMI xmlns:xmi=\"http://www.omg.org/XMI\" xmlns:cas=\"http:///uima/cas.ecore\" \
xmlns:tcas=\"http:///uima/tcas.ecore\" xmlns:my=\"http:///my.ecore\" \
xmlns:seg=\"http:///de/tudarmstadt/ukp/dkpro/core/api/segmentation/type.ecore\" \
xmlns:meta=\"http:///de/tudarmstadt/ukp/dkpro/core/api/metadata/type.ecore\" xmi:version=\"2.0\">
{structures}
<cas:Sofa xmi:id=\"1\" sofaNum=\"1\" sofaID=\"_InitialView\" mimeType=\"text\" \
sofaString=\"Bà Ha&#x306;&#x300;ng 😀 &amp;&#10;Lê\"/>
<cas:View sofa=\"1\" members=\"2\"/>
</xmi:XMI>"
    )
}

/// A file of JSON with these structures and the same text.
pub(super) fn json(structures: &str) -> String {
    format!(
        "{{\"%TYPES\": {{}}, \"%FEATURE_STRUCTURES\": [\n{structures},\n{{\"%ID\": 1, \
\"%TYPE\": \"uima.cas.Sofa\", \"sofaID\": \"_InitialView\", \
\"sofaString\": \"Bà Ha\\u0306\\u0300ng 😀 &\\nLê\"}}],\n\
\"%VIEWS\": {{\"_InitialView\": {{\"%SOFA\": 1, \"%MEMBERS\": []}}}}}}"
    )
}

const TEXT: &str = "Bà Ha\u{306}\u{300}ng 😀 &\nLê";

const SPANS: [&str; 4] = [
    "NGƯỜI 3-9 Ha\u{306}\u{300}ng b=true n=3 tags=một; hai ba",
    "Span 10-11 😀",
    "Host 14-16 Lê",
    "Token 0-2 Bà",
];
const RELATIONS: [&str; 4] = [
    "r: Lê > Ha\u{306}\u{300}ng x=y",
    "links: Lê > 😀",
    "giữ: Ha\u{306}\u{300}ng > Lê since=2021",
    "Dependency: Bà > 😀",
];

#[test]
fn xmi_becomes_an_article() {
    let file = xmi(r#"<cas:NULL xmi:id="0"/>
<meta:DocumentMetaData xmi:id="90" sofa="1" begin="0" end="16" language="vi" documentTitle="Tựa" documentId="d"/>
<tcas:DocumentAnnotation xmi:id="91" sofa="1" begin="0" end="16" language="vi"/>
<seg:Token xmi:id="5" sofa="1" begin="0" end="2"/>
<seg:Token xmi:id="6" sofa="1" begin="3" end="9"/>
<my:Span xmi:id="2" sofa="1" begin="3" end="9" value="NGƯỜI" n="3" b="true"><tags>một</tags><tags>hai ba</tags></my:Span>
<my:Span xmi:id="3" sofa="1" begin="10" end="12"/>
<my:Host xmi:id="4" sofa="1" begin="15" end="17" links="7 8"/>
<my:Link xmi:id="7" role="r" target="2" x="y"/>
<my:Link xmi:id="8" target="3"/>
<my:Holds xmi:id="9" sofa="1" begin="15" end="17" Governor="2" Dependent="4" value="giữ" since="2021"/>
<my:Dependency xmi:id="10" sofa="1" begin="3" end="4" Governor="5" Dependent="3"/>
<my:Span xmi:id="11" sofa="12" begin="0" end="4"/>
<cas:Sofa xmi:id="12" sofaNum="2" sofaID="khác" mimeType="text" sofaString="khác"/>"#);
    let document = read(&CasXmi, &file).unwrap();
    assert_eq!(document.text(), TEXT);
    assert_eq!(document.title, "Tựa");
    let said: Vec<_> = document.metadata.other.iter().collect();
    assert_eq!(
        said,
        [
            (&"documentId".to_owned(), &"d".into()),
            (&"language".to_owned(), &"vi".into())
        ]
    );
    assert_eq!(spans(&document), SPANS);
    assert_eq!(relations(&document), RELATIONS);
}

#[test]
fn json_becomes_the_same() {
    let file = json(
        r#"{"%ID": 5, "%TYPE": "x.Token", "@sofa": 1, "begin": 0, "end": 2},
{"%ID": 2, "%TYPE": "my.Span", "@sofa": 1, "begin": 3, "end": 9, "value": "NGƯỜI", "n": 3, "b": true, "@tags": 20},
{"%ID": 3, "%TYPE": "my.Span", "@sofa": 1, "^begin": 10, "^end": 12, "value": null},
{"%ID": 4, "%TYPE": "my.Host", "@sofa": 1, "begin": 15, "end": 17, "@links": 21},
{"%ID": 7, "%TYPE": "my.Link", "role": "r", "@target": 2, "x": "y"},
{"%ID": 8, "%TYPE": "my.Link", "@target": 3},
{"%ID": 20, "%TYPE": "uima.cas.StringArray", "%ELEMENTS": ["một", "hai ba"]},
{"%ID": 21, "%TYPE": "my.Link[]", "%ELEMENTS": [7, 8]},
{"%ID": 9, "%TYPE": "my.Holds", "@sofa": 1, "begin": 15, "end": 17, "@Governor": 2, "@Dependent": 4, "value": "giữ", "since": 2021},
{"%ID": 10, "%TYPE": "my.Dependency", "@sofa": 1, "begin": 3, "end": 4, "@Governor": 5, "@Dependent": 3}"#,
    );
    let document = read(&CasJson, &file).unwrap();
    assert_eq!(document.text(), TEXT);
    assert_eq!(spans(&document), SPANS);
    assert_eq!(relations(&document), RELATIONS);
}

#[test]
fn a_reference_is_a_relation_where_it_is_known_to_be_one() {
    let file = json(
        r#"{"%ID": 2, "%TYPE": "my.Span", "@sofa": 1, "begin": 0, "end": 2, "@boss": 3},
{"%ID": 3, "%TYPE": "my.Span", "@sofa": 1, "begin": 15, "end": 17}"#,
    );
    let document = read(&CasJson, &file).unwrap();
    assert_eq!(relations(&document), ["boss: Bà > Lê"]);
    let file = xmi(r#"<my:Span xmi:id="2" sofa="1" begin="0" end="2" boss="3"/>
<my:Span xmi:id="3" sofa="1" begin="15" end="17"/>"#);
    let document = read(&CasXmi, &file).unwrap();
    assert_eq!(spans(&document), ["Span 0-2 Bà boss=3", "Span 14-16 Lê"]);
    assert!(relations(&document).is_empty());
}

#[test]
fn chains_may_go_in_a_circle() {
    let file = xmi(
        r#"<my:Link xmi:id="2" sofa="1" begin="0" end="2" next="3" referenceType="a" referenceRelation="coref"/>
<my:Link xmi:id="3" sofa="1" begin="15" end="17" next="2"/>
<my:Link xmi:id="4" sofa="1" begin="3" end="9" referenceRelation="cuối"/>
<my:Chain xmi:id="5" sofa="1" first="2"/>"#,
    );
    let document = read(&CasXmi, &file).unwrap();
    let expected = [
        "Link 0-2 Bà referenceType=a",
        "Link 14-16 Lê",
        "Link 3-9 Ha\u{306}\u{300}ng referenceRelation=cuối",
    ];
    assert_eq!(spans(&document), expected);
    assert_eq!(relations(&document), ["coref: Bà > Lê", "Link: Lê > Bà"]);
}

#[test]
fn a_number_is_no_list_of_links() {
    let file = xmi(
        r#"<my:Host xmi:id="2" sofa="1" begin="0" end="2" n="8" links="7"/>
<my:Host xmi:id="3" sofa="1" begin="15" end="17" n="12" links="8"/>
<my:Link xmi:id="7" target="3"/><my:Link xmi:id="8" target="2"/>"#,
    );
    let document = read(&CasXmi, &file).unwrap();
    assert_eq!(spans(&document), ["Host 0-2 Bà n=8", "Host 14-16 Lê n=12"]);
    assert_eq!(relations(&document), ["links: Bà > Lê", "links: Lê > Bà"]);
}

#[test]
fn the_first_text_is_read_where_no_view_is_the_initial_one() {
    let file = xmi("").replace("_InitialView", "a");
    assert_eq!(read(&CasXmi, &file).unwrap().text(), TEXT);
    let none = xmi("").replace("sofaString", "sofaURI");
    let problem = read(&CasXmi, &none).unwrap_err();
    assert_eq!(problem.error.args()["what"], "sofaString");
}
