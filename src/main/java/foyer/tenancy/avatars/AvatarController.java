package foyer.tenancy.avatars;

import foyer.files.FileId;
import foyer.files.Files;
import foyer.files.StoredFile;
import foyer.platform.graphql.Payload;
import foyer.tenancy.Membership;
import foyer.tenancy.MembershipId;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import org.dataloader.DataLoader;
import org.jspecify.annotations.Nullable;
import org.springframework.graphql.data.method.annotation.Argument;
import org.springframework.graphql.data.method.annotation.MutationMapping;
import org.springframework.graphql.data.method.annotation.SchemaMapping;
import org.springframework.graphql.execution.BatchLoaderRegistry;
import org.springframework.stereotype.Controller;
import reactor.core.publisher.Mono;

/** The pictures of members, those of a whole page in two statements, and the operation that changes the caller's own. */
@Controller
class AvatarController {

    private final AvatarService service;
    private final AvatarQueries queries;
    private final Files files;

    AvatarController(AvatarService service, AvatarQueries queries, Files files, BatchLoaderRegistry registry) {
        this.service = service;
        this.queries = queries;
        this.files = files;
        registry.<MembershipId, StoredFile>forName("avatars")
                .registerMappedBatchLoader((members, _) -> Mono.just(avatars(members)));
    }

    record SetAvatar(@Nullable FileId fileId) {}

    record AvatarSet(@Nullable Membership membership) implements Payload {}

    @SchemaMapping
    CompletableFuture<StoredFile> avatar(Membership membership, DataLoader<MembershipId, StoredFile> avatars) {
        return avatars.load(membership.id());
    }

    @MutationMapping
    AvatarSet membershipSetAvatar(@Argument SetAvatar input) {
        return new AvatarSet(service.set(input.fileId()));
    }

    private Map<MembershipId, StoredFile> avatars(Set<MembershipId> members) {
        var ids = queries.of(members);
        var stored = ids.isEmpty() ? Map.<FileId, StoredFile>of() : files.byIds(ids.values());
        var avatars = new HashMap<MembershipId, StoredFile>();
        ids.forEach((member, id) -> {
            var file = stored.get(id);
            if (file != null) {
                avatars.put(member, file);
            }
        });
        return avatars;
    }
}
