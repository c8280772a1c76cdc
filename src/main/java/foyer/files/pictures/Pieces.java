package foyer.files.pictures;

import java.util.ArrayList;
import java.util.List;

/**
 * What is kept of a picture, in order, while its parts are gone through: neighbours are one piece, and there are no more
 * of them than a picture of any camera or program has, so that nobody's bytes take more memory than that.
 */
final class Pieces {

    /** A note between any two of so many parts is no picture's. */
    static final int MOST = 10_000;

    private final List<Piece> kept = new ArrayList<>();
    private boolean changed;

    void keep(long from, long to) throws NotAPictureException {
        if (!kept.isEmpty() && kept.getLast() instanceof Piece.Range(var first, var last) && last == from) {
            kept.set(kept.size() - 1, new Piece.Range(first, to));
        } else {
            add(kept.size(), new Piece.Range(from, to));
        }
    }

    void drop() {
        changed = true;
    }

    /** Puts bytes behind so many of the pieces. */
    void insert(int place, byte[] bytes) throws NotAPictureException {
        add(place, new Piece.Literal(out -> out.write(bytes)));
    }

    void replace(byte[] bytes) throws NotAPictureException {
        changed = true;
        insert(kept.size(), bytes);
    }

    private void add(int place, Piece piece) throws NotAPictureException {
        if (kept.size() >= MOST) {
            throw new NotAPictureException();
        }
        kept.add(place, piece);
    }

    /** Whether anything was left out or is other than it was. */
    boolean changed() {
        return changed;
    }

    List<Piece> all() {
        return List.copyOf(kept);
    }
}
