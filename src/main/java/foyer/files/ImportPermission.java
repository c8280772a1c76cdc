package foyer.files;

/** What people need for files that somebody has uploaded to be read in; of the module whose records their rows become. */
public interface ImportPermission {

    /**
     * A name of the schema's enum {@code Permission}: whoever holds it for all records sees every such file, and whoever lacks
     * it those that they have uploaded themselves.
     */
    String permission();
}
