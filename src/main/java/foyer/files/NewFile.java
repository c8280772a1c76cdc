package foyer.files;

/**
 * A file that the server makes.
 *
 * @param name to save it under
 * @param key what makes it exactly once: the same key in the same tenant answers with the file that is there
 */
public record NewFile(String name, String contentType, FilePurpose purpose, String key) {}
