package foyer.files.pictures;

import java.util.ArrayList;
import java.util.List;

/** What is kept of a picture, in order, while its parts are gone through. */
final class Pieces {

    private final List<Piece> kept = new ArrayList<>();
    private boolean changed;

    void keep(long from, long to) {
        if (!kept.isEmpty() && kept.getLast() instanceof Piece.Range(var first, var last) && last == from) {
            kept.set(kept.size() - 1, new Piece.Range(first, to));
        } else {
            kept.add(new Piece.Range(from, to));
        }
    }

    void drop() {
        changed = true;
    }

    /** Puts bytes behind so many of the pieces. */
    void insert(int place, byte[] bytes) {
        kept.add(place, new Piece.Literal(out -> out.write(bytes)));
    }

    void replace(byte[] bytes) {
        changed = true;
        kept.add(new Piece.Literal(out -> out.write(bytes)));
    }

    /** Whether anything was left out or is other than it was. */
    boolean changed() {
        return changed;
    }

    List<Piece> all() {
        return List.copyOf(kept);
    }
}
