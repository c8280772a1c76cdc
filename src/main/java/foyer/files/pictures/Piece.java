package foyer.files.pictures;

import foyer.files.storage.ObjectContent;

/** A part of a picture that is put together anew. */
sealed interface Piece {

    /** Bytes of the picture as it is, from one place to before another. */
    record Range(long from, long to) implements Piece {}

    /** Other bytes. */
    record Literal(ObjectContent content) implements Piece {}
}
