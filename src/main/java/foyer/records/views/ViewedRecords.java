package foyer.records.views;

import foyer.records.fields.RecordType;

/** What a module whose records are viewed knows of their filters; a bean for each type. */
public interface ViewedRecords {

    RecordType type();

    /**
     * Reads a filter that GraphQL has let through, as it will be read when the view is used.
     *
     * @throws foyer.platform.graphql.ApiException BAD_USER_INPUT when it names too much
     */
    void check(String filter);
}
