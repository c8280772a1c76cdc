package foyer.files;

import static foyerdb.files.Tables.FILE;

import foyer.platform.graphql.Keyset;
import foyer.platform.graphql.Keyset.Column;
import java.util.List;

/** The order of a list of files; the schema's enum of the same name. Each has an index of its own. */
enum FileOrder {
    CREATED_AT_DESC,
    NAME_ASC;

    private static final Column<StoredFile, ?> ID =
            new Column<>(FILE.ID, file -> file.id().value());
    private static final Keyset<StoredFile> CREATED =
            Keyset.descending("CREATED_AT_DESC", List.of(new Column<>(FILE.CREATED_AT, StoredFile::createdAt), ID));
    private static final Keyset<StoredFile> NAME =
            Keyset.ascending("NAME_ASC", List.of(new Column<>(FILE.NAME, StoredFile::name), ID));

    Keyset<StoredFile> keyset() {
        return switch (this) {
            case CREATED_AT_DESC -> CREATED;
            case NAME_ASC -> NAME;
        };
    }
}
