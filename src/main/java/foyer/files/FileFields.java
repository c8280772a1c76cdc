package foyer.files;

import foyer.platform.database.Transactions;
import foyer.platform.graphql.ApiErrorCode;
import foyer.platform.graphql.ApiException;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import org.dataloader.DataLoader;
import org.jspecify.annotations.Nullable;
import org.springframework.graphql.data.method.annotation.Argument;
import org.springframework.graphql.data.method.annotation.SchemaMapping;
import org.springframework.graphql.execution.BatchLoaderRegistry;
import org.springframework.stereotype.Controller;
import reactor.core.publisher.Mono;

/**
 * Links to the bytes of files. One to anything but a picture to be shown and its like is written down, for all files of
 * the answer in one transaction.
 */
@Controller
class FileFields {

    private final FileLinks links;
    private final FileSettings settings;
    private final FileHistory history;
    private final Transactions transactions;

    /** A link that somebody gets. */
    record Link(FileId file, FileVariant variant, Duration time) {}

    /** What the loader answers with. */
    record Linked(String url) {}

    FileFields(
            FileLinks links,
            FileSettings settings,
            FileHistory history,
            Transactions transactions,
            BatchLoaderRegistry registry) {
        this.links = links;
        this.settings = settings;
        this.history = history;
        this.transactions = transactions;
        registry.forTypePair(Link.class, Linked.class)
                .registerMappedBatchLoader((wanted, _) -> Mono.just(watched(wanted)));
    }

    @SchemaMapping(typeName = "File")
    @Nullable CompletableFuture<String> url(
            StoredFile file,
            @Argument @Nullable Integer expiresIn,
            @Argument FileVariant variant,
            DataLoader<Link, Linked> watched) {
        var time = expiresIn == null ? settings.linkTime() : Duration.ofSeconds(expiresIn);
        if (time.compareTo(FileSettings.SHORTEST_LINK) < 0 || time.compareTo(FileSettings.LONGEST_LINK) > 0) {
            throw new ApiException(
                    ApiErrorCode.BAD_USER_INPUT,
                    "files.expiresIn",
                    FileSettings.SHORTEST_LINK.toSeconds(),
                    FileSettings.LONGEST_LINK.toSeconds());
        }
        if (!file.readable() || !file.visible()) {
            return null;
        }
        if (variant != FileVariant.ORIGINAL && !file.picture()) {
            return null;
        }
        return file.watched()
                ? watched.load(new Link(file.id(), variant, time)).thenApply(Linked::url)
                : CompletableFuture.completedFuture(links.download(file.id(), variant, time));
    }

    private Map<Link, Linked> watched(Set<Link> wanted) {
        transactions.run(
                () -> history.linked(wanted.stream().map(Link::file).distinct().toList()));
        var made = new HashMap<Link, Linked>();
        wanted.forEach(link -> made.put(link, new Linked(links.download(link.file(), link.variant(), link.time()))));
        return made;
    }
}
