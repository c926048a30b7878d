use super::*;

#[test]
fn shells_are_munitions_and_no_missiles() {
    let items = Items::embedded();
    assert_eq!(items.kinship("shell", "munition"), Kinship::Compatible);
    assert_eq!(items.kinship("arms", "shell"), Kinship::Compatible);
    assert_eq!(items.kinship("shell", "missile"), Kinship::Excluded);
    assert_eq!(items.kinship("shell", "rocket"), Kinship::Excluded);
    assert_eq!(items.kinship("shipment", "shell"), Kinship::Unknown);
}

#[test]
fn every_class_hangs_on_the_tree() {
    let items = Items::embedded();
    for (class, above) in &items.rows {
        assert!(above.is_empty() || items.knows(above), "{class} hangs on {above}, which is not there");
    }
}
