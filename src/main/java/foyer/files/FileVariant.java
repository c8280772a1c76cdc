package foyer.files;

/** A form of a file; the schema's enum of the same name. */
enum FileVariant {
    ORIGINAL
}
