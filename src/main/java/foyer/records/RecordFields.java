package foyer.records;

import foyer.files.FileId;
import foyer.files.Files;
import foyer.files.StoredFile;
import foyer.tenancy.Membership;
import foyer.tenancy.MembershipId;
import graphql.schema.DataFetchingEnvironment;
import java.util.concurrent.CompletableFuture;
import org.dataloader.DataLoader;
import org.jspecify.annotations.Nullable;
import org.springframework.graphql.data.method.annotation.SchemaMapping;
import org.springframework.stereotype.Controller;

/** Edges of notes and activities. */
@Controller
class RecordFields {

    @SchemaMapping
    @Nullable CompletableFuture<Membership> author(Note note, DataLoader<MembershipId, Membership> memberships) {
        return note.authorId() == null ? null : memberships.load(note.authorId());
    }

    @SchemaMapping
    @Nullable CompletableFuture<Membership> actor(Activity activity, DataLoader<MembershipId, Membership> memberships) {
        return activity.actorId() == null ? null : memberships.load(activity.actorId());
    }

    /** Whoever may not read files is not refused the line. */
    @SchemaMapping
    @Nullable CompletableFuture<StoredFile> file(Activity activity, DataFetchingEnvironment environment) {
        return activity.fileId() == null || !Files.mayRead()
                ? null
                : RecordLoaders.<FileId, StoredFile>of(environment, RecordLoaders.ACTIVITY_FILES)
                        .load(activity.fileId());
    }

    @SchemaMapping
    @Nullable CompletableFuture<Note> note(Activity activity, DataLoader<NoteId, Note> notes) {
        return activity.noteId() == null ? null : notes.load(activity.noteId());
    }
}
