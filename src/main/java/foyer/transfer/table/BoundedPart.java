package foyer.transfer.table;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;

/**
 * A part of a workbook that is unpacked no further than it may be. Comments, CDATA, document types and instructions are
 * refused, which spreadsheets do not write, and so is a text between two tags that is longer than any row: all that a
 * reader of XML would keep in memory as a whole is bounded by that.
 */
final class BoundedPart extends FilterInputStream {

    /** Beyond it a row is refused: all of it has to be in memory. */
    static final int MAX_ROW_BYTES = 1024 * 1024;

    /** Where the declaration of XML may be. */
    private static final int START = 8;

    private final long most;
    private long count;
    private long lastTag;
    private boolean inTag;

    BoundedPart(InputStream part, long most) {
        super(part);
        this.most = most;
    }

    @Override
    public int read() throws IOException {
        var one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : Byte.toUnsignedInt(one[0]);
    }

    @Override
    public int read(byte[] bytes, int offset, int length) throws IOException {
        var got = super.read(bytes, offset, length);
        for (var i = offset; i < offset + got; i++) {
            look(bytes[i]);
        }
        return got;
    }

    private void look(byte one) {
        count++;
        if (inTag && (one == '!' || (one == '?' && count > START))) {
            throw new TableException(TableProblem.BROKEN, 1);
        }
        inTag = one == '<';
        if (inTag) {
            lastTag = count;
        } else if (count - lastTag > MAX_ROW_BYTES) {
            throw new TableException(TableProblem.ROW_TOO_LONG, 1);
        }
        if (count > most) {
            throw new TableException(TableProblem.UNPACKS_TOO_LARGE, 1);
        }
    }
}
