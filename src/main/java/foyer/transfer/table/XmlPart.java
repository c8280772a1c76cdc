package foyer.transfer.table;

import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.zip.ZipFile;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/** A part of a workbook, read tag by tag by the tags' local names. */
final class XmlPart implements Closeable {

    /** What relations, the workbook's own part and styles unpack to at most. */
    static final long MAX_SMALL = 16L << 20;

    /** What a sheet and its strings unpack to at most. */
    static final long MAX_LARGE = 512L << 20;

    private static final int MAX_DEPTH = 32;

    /** Java counts each escaped ampersand as an entity, of which a table has any number; without a DTD there are no others. */
    private static final List<String> UNCOUNTED =
            List.of("jdk.xml.maxGeneralEntitySizeLimit", "jdk.xml.totalEntitySizeLimit");

    private static final String NO_LIMIT = "0";
    private static final XMLInputFactory FACTORY = factory();

    private final InputStream bytes;
    private final XMLStreamReader reader;
    private int depth;

    private XmlPart(InputStream bytes) throws XMLStreamException {
        this.bytes = bytes;
        this.reader = FACTORY.createXMLStreamReader(bytes, StandardCharsets.UTF_8.name());
    }

    private static XMLInputFactory factory() {
        var factory = XMLInputFactory.newDefaultFactory();
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        factory.setProperty(XMLInputFactory.IS_COALESCING, false);
        UNCOUNTED.forEach(limit -> factory.setProperty(limit, NO_LIMIT));
        return factory;
    }

    /** @param most how many bytes it may unpack to */
    static XmlPart open(ZipFile zip, String part, long most) throws IOException {
        var entry = zip.getEntry(part);
        if (entry == null) {
            throw new TableException(TableProblem.BROKEN, 1);
        }
        var bytes = new BoundedPart(zip.getInputStream(entry), most);
        try {
            return new XmlPart(bytes);
        } catch (XMLStreamException e) {
            bytes.close();
            throw broken(e);
        } catch (RuntimeException e) {
            bytes.close();
            throw e;
        }
    }

    /** Goes to the next tag that opens; false at the end of the part. */
    boolean nextStart() {
        while (true) {
            switch (next()) {
                case XMLStreamConstants.START_ELEMENT -> {
                    return true;
                }
                case XMLStreamConstants.END_DOCUMENT -> {
                    return false;
                }
                default -> {}
            }
        }
    }

    /** Goes to the next tag; false at the end of the part. */
    boolean nextTag() {
        while (true) {
            switch (next()) {
                case XMLStreamConstants.START_ELEMENT, XMLStreamConstants.END_ELEMENT -> {
                    return true;
                }
                case XMLStreamConstants.END_DOCUMENT -> {
                    return false;
                }
                default -> {}
            }
        }
    }

    private int next() {
        try {
            var event = reader.hasNext() ? reader.next() : XMLStreamConstants.END_DOCUMENT;
            if (event == XMLStreamConstants.START_ELEMENT && ++depth > MAX_DEPTH) {
                throw new TableException(TableProblem.BROKEN, 1);
            }
            if (event == XMLStreamConstants.END_ELEMENT) {
                depth--;
            }
            return event;
        } catch (XMLStreamException e) {
            throw broken(e);
        }
    }

    /** Whether the tag it is at is an opening one. */
    boolean isStart() {
        return reader.isStartElement();
    }

    boolean is(String name) {
        return reader.getLocalName().equals(name);
    }

    /** Empty when there is none. */
    String attribute(String name) {
        for (var i = 0; i < reader.getAttributeCount(); i++) {
            if (reader.getAttributeLocalName(i).equals(name)) {
                return reader.getAttributeValue(i);
            }
        }
        return "";
    }

    /** Passes over the rest of the tag that it is at. */
    void skip() {
        var outer = depth - 1;
        while (depth > outer && nextTag()) {
            // until it is closed
        }
    }

    /** Adds the text of the tag that it is at, up to its end. */
    void text(StringBuilder text) {
        for (var event = next(); event != XMLStreamConstants.END_ELEMENT; event = next()) {
            if (event == XMLStreamConstants.START_ELEMENT || event == XMLStreamConstants.END_DOCUMENT) {
                throw new TableException(TableProblem.BROKEN, 1);
            }
            if (event == XMLStreamConstants.CHARACTERS || event == XMLStreamConstants.SPACE) {
                text.append(reader.getTextCharacters(), reader.getTextStart(), reader.getTextLength());
            }
            if (text.length() > BoundedPart.MAX_ROW_BYTES) {
                throw new TableException(TableProblem.ROW_TOO_LONG, 1);
            }
        }
    }

    private static TableException broken(XMLStreamException cause) {
        return TableException.of(TableProblem.BROKEN, 1, cause);
    }

    @Override
    public void close() throws IOException {
        try {
            reader.close();
        } catch (XMLStreamException e) {
            throw new IOException(e);
        } finally {
            bytes.close();
        }
    }
}
