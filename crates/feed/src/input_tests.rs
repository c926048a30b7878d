use std::io::Write;

use super::*;

fn names(specs: &[&str]) -> Result<Vec<String>, String> {
    let specs: Vec<String> = specs.iter().map(|s| (*s).to_owned()).collect();
    inputs(&specs).map(|found| found.iter().map(|i| i.name().to_owned()).collect()).map_err(|e| e.to_string())
}

fn folder() -> (tempfile::TempDir, impl Fn(&str) -> String) {
    let folder = tempfile::tempdir().unwrap();
    for (name, text) in [("b.csv", "b"), ("a.csv", "aa"), ("note.txt", "n"), ("odd[1].csv", "o")] {
        std::fs::write(folder.path().join(name), text).unwrap();
    }
    std::fs::create_dir(folder.path().join("sub")).unwrap();
    let root = folder.path().to_owned();
    (folder, move |name: &str| root.join(name).display().to_string())
}

#[test]
fn patterns_give_files_in_order_of_their_names() {
    let (_folder, at) = folder();
    assert_eq!(names(&[&at("[ab].csv")]), Ok(vec![at("a.csv"), at("b.csv")]));
    assert_eq!(names(&[&at("b.csv"), "-", &at("a*")]), Ok(vec![at("b.csv"), "-".to_owned(), at("a.csv")]));
    // A name that would be a pattern is a name where the file is there.
    assert_eq!(names(&[&at("odd[1].csv")]), Ok(vec![at("odd[1].csv")]));
}

#[test]
fn what_cannot_be_an_input_is_named() {
    let (_folder, at) = folder();
    for (spec, expected) in [("none*.csv", "no such file"), ("sub", "is a folder"), ("[", "[")] {
        let told = names(&[&at(spec)]).unwrap_err();
        assert!(told.contains(&at(spec)) && told.contains(expected), "{told}");
    }
}

#[test]
fn members_of_an_archive_are_inputs_of_their_own_and_found_again() {
    let (folder, at) = folder();
    let mut zip = zip::ZipWriter::new(File::create(folder.path().join("days.zip")).unwrap());
    for (name, text) in [("one.csv", "1"), ("two.csv", "22")] {
        zip.start_file(name, zip::write::SimpleFileOptions::default()).unwrap();
        zip.write_all(text.as_bytes()).unwrap();
    }
    zip.finish().unwrap();
    let archive = at("days.zip");
    let found = inputs(std::slice::from_ref(&archive)).unwrap();
    assert_eq!(found.iter().map(Input::name).collect::<Vec<_>>(), [format!("{archive}!one.csv"), format!("{archive}!two.csv")]);
    for input in &found {
        assert_eq!(&Input::named(&input.path().unwrap()).unwrap(), input);
    }
    let told = Input::named(&format!("{archive}!three.csv")).unwrap_err().to_string();
    assert!(told.contains("no member three.csv"), "{told}");
}

#[test]
fn the_hash_is_that_of_the_stored_bytes() {
    let (_folder, at) = folder();
    let found = inputs(&[at("a.csv")]).unwrap();
    let [input] = found.as_slice() else { panic!() };
    // SHA-256 of "aa".
    let sha = input.sha256().unwrap();
    assert_eq!(sha[..4], [0x96, 0x1b, 0x6d, 0xd3]);
    assert_eq!(input.size(), Some(2));
    let stdin = inputs(&["-".to_owned()]).unwrap();
    assert!(stdin[0].is_passing() && stdin[0].path().is_none() && stdin[0].sha256().is_err());
    assert!(Input::named("-").is_err());
}
