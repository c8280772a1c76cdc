package foyer.files;

import foyer.platform.graphql.Connection;
import foyer.platform.graphql.PageRequest;
import foyer.platform.graphql.Payload;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.graphql.data.method.annotation.Argument;
import org.springframework.graphql.data.method.annotation.MutationMapping;
import org.springframework.graphql.data.method.annotation.QueryMapping;
import org.springframework.stereotype.Controller;

/** The operations of {@code schema/files}. */
@Controller
class FileController {

    private final FileQueries queries;
    private final FileService service;
    private final UploadService uploads;
    private final FileLinks links;

    FileController(FileQueries queries, FileService service, UploadService uploads, FileLinks links) {
        this.queries = queries;
        this.service = service;
        this.uploads = uploads;
        this.links = links;
    }

    record FilePayload(StoredFile file) implements Payload {}

    record UploadPayload(StoredFile file, FileLinks.@Nullable Upload upload) implements Payload {}

    @QueryMapping
    @Nullable StoredFile file(@Argument FileId id) {
        return queries.byIds(List.of(id)).get(id);
    }

    @QueryMapping
    Connection<StoredFile> files(@Argument @Nullable FileFilter filter, @Argument FileOrder orderBy, PageRequest page) {
        return queries.page(FileFilter.orNone(filter), orderBy, page);
    }

    @MutationMapping
    UploadPayload fileUploadCreate(@Argument FileInputs.UploadCreate input) {
        var created = uploads.create(input);
        var upload = created.upload();
        return new UploadPayload(created.file(), upload == null ? null : links.upload(created.file(), upload));
    }

    @MutationMapping
    FilePayload fileUploadComplete(@Argument FileInputs.Id input) {
        return new FilePayload(uploads.complete(input.id()));
    }

    @MutationMapping
    FilePayload fileUpdate(@Argument FileInputs.Update input) {
        return new FilePayload(service.update(input));
    }

    @MutationMapping
    FilePayload fileDelete(@Argument FileInputs.Id input) {
        return new FilePayload(service.delete(input.id()));
    }

    @MutationMapping
    FilePayload fileRestore(@Argument FileInputs.Id input) {
        return new FilePayload(service.restore(input.id()));
    }
}
