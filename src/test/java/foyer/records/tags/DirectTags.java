package foyer.records.tags;

import org.jooq.DSLContext;

/** Tags as they are read by a connection of a test's own. */
public final class DirectTags {

    private DirectTags() {}

    public static Tags of(DSLContext db) {
        return new Tags(new TagQueries(db));
    }
}
