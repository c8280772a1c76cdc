package foyer.platform.graphql.persisted;

import foyer.platform.start.SettingException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Reads lists of documents: {@code persisted-documents.json} of GraphQL Code Generator, an object of texts by hash, or
 * Apollo's persisted query manifest, {@code operations} with an id and a body each.
 */
final class Manifest {

    private static final JsonMapper JSON = JsonMapper.shared();

    private Manifest() {}

    /**
     * A document in a manifest.
     *
     * @param file where it stands
     * @param name for people
     * @param hash by which clients name it
     */
    record Entry(Path file, String name, String hash, String text) {

        SettingException refused(String problem) {
            return new SettingException(
                    "FOYER_DOCUMENTS",
                    "has " + file + ", where the document " + name + " " + problem,
                    "generate the file again from the operations and schema/printed/schema.graphql");
        }
    }

    /** The documents of a file, or of all {@code .json} files of a folder. */
    static List<Entry> read(String place) {
        var path = Path.of(place);
        try {
            if (!Files.isDirectory(path)) {
                return file(path);
            }
            try (var files = Files.list(path)) {
                return files.filter(file -> file.toString().endsWith(".json"))
                        .sorted()
                        .flatMap(file -> file(file).stream())
                        .toList();
            }
        } catch (IOException e) {
            throw unreadable(path);
        }
    }

    private static List<Entry> file(Path file) {
        try {
            var root = JSON.readTree(Files.readString(file));
            var entries = root.has("operations") ? operations(file, root.path("operations")) : texts(file, root);
            entries.forEach(Manifest::check);
            return entries;
        } catch (IOException e) {
            throw unreadable(file);
        } catch (JacksonException e) {
            throw noManifest(file);
        }
    }

    private static List<Entry> texts(Path file, JsonNode root) {
        if (!root.isObject()) {
            throw noManifest(file);
        }
        return root.propertyStream()
                .map(property -> entry(file, property.getKey(), property.getKey(), property.getValue()))
                .toList();
    }

    private static List<Entry> operations(Path file, JsonNode operations) {
        if (!operations.isArray()) {
            throw noManifest(file);
        }
        return operations
                .valueStream()
                .map(operation -> entry(
                        file,
                        operation.path("name").asString("of no name"),
                        operation.path("id").asString(""),
                        operation.path("body")))
                .toList();
    }

    private static Entry entry(Path file, String name, String id, JsonNode text) {
        if (!text.isString()) {
            throw noManifest(file);
        }
        var hash = id.startsWith(DocumentHash.PREFIX) ? id.substring(DocumentHash.PREFIX.length()) : id;
        return new Entry(file, name, hash, text.stringValue());
    }

    /** Another hash than that of the text would make the text somebody else's. */
    private static void check(Entry entry) {
        if (!DocumentHash.of(entry.text()).equals(entry.hash())) {
            throw entry.refused("is not named by the SHA-256 of its text");
        }
    }

    private static SettingException noManifest(Path file) {
        return new SettingException(
                "FOYER_DOCUMENTS",
                "has " + file + ", which is no list of documents",
                "use persisted-documents.json of GraphQL Code Generator or Apollo's persisted query manifest");
    }

    private static SettingException unreadable(Path path) {
        return new SettingException(
                "FOYER_DOCUMENTS", "has " + path + ", which cannot be read", "name files or folders that exist");
    }
}
