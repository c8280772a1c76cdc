package foyer.platform.start;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;
import tools.jackson.databind.json.JsonMapper;

/** Data that ships with the deployment: JSON files of one name, one in each folder of a place of the class path. */
public final class DataFiles {

    private DataFiles() {}

    /** What they hold, by the names of their folders. */
    public static <T> Map<String, T> read(JsonMapper json, String place, String name, Class<T> type) {
        try {
            var read = new TreeMap<String, T>();
            for (var file :
                    new PathMatchingResourcePatternResolver().getResources("classpath*:" + place + "/*/" + name)) {
                read.put(folder(file), content(json, file, type));
            }
            return read;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static <T> T content(JsonMapper json, Resource file, Class<T> type) throws IOException {
        try (var in = file.getInputStream()) {
            return Objects.requireNonNull(json.readValue(in, type));
        }
    }

    private static String folder(Resource file) throws IOException {
        var parts = file.getURL().getPath().split("/", -1);
        return parts[parts.length - 2];
    }
}
