package foyer.mutations;

import foyer.files.FileApi;
import foyer.files.Samples;
import java.util.Map;
import java.util.stream.Stream;

/** The mutations on files. */
final class FileDeeds {

    private FileDeeds() {}

    static Stream<Deed> all() {
        return Stream.of(
                Deed.of("fileUploadCreate")
                        .leaves("file.create", "file.created", "")
                        .given(stage ->
                                Map.of("name", "a.png", "contentType", "image/png", "size", 1_000, "purpose", "MEDIA"))
                        .refused(stage -> Map.of(
                                "name", "a.svg", "contentType", "image/svg+xml", "size", 1_000, "purpose", "MEDIA")),
                Deed.of("fileUploadComplete")
                        .leaves("file.complete", "file.ready", "")
                        .given(stage -> Map.of("id", new FileApi(stage.owner()).brought(Samples.png())))
                        .refused(stage -> Map.of("id", "file_" + Deed.NOWHERE)),
                Deed.of("fileUpdate")
                        .leaves("file.update", "file.updated", "")
                        .given(stage -> Map.of("id", new FileApi(stage.owner()).picture(), "alt", "A villa"))
                        .refused(stage -> Map.of("id", "file_" + Deed.NOWHERE, "alt", "A villa")),
                Deed.of("fileDelete")
                        .leaves("file.delete", "file.deleted", "")
                        .given(stage -> Map.of("id", new FileApi(stage.owner()).picture()))
                        .refused(stage -> Map.of("id", "file_" + Deed.NOWHERE)),
                Deed.of("fileRestore")
                        .leaves("file.restore", "file.restored", "")
                        .given(stage -> Map.of("id", new FileApi(stage.owner()).deleted()))
                        .refused(stage -> Map.of("id", "file_" + Deed.NOWHERE)));
    }
}
