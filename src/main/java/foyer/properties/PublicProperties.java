package foyer.properties;

import foyer.entitlements.AccessLevel;
import foyer.entitlements.Claims;
import foyer.entitlements.Feature;
import foyer.files.FileId;
import foyer.files.Files;
import foyer.files.PublicLinks;
import foyer.platform.graphql.Connection;
import foyer.platform.graphql.PageRequest;
import foyer.platform.limits.RateKey;
import foyer.platform.limits.RateLimits;
import foyer.platform.security.Actor;
import foyer.platform.security.CurrentCaller;
import foyer.tenancy.Tenancy;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * The properties of a tenant as anybody sees them: those that are published, while the tenant is active, has paid and has
 * the module on; any other tenant answers like one that there is not. Read as whoever has a public link to the tenant,
 * wherever the caller is signed in.
 */
@Component
class PublicProperties {

    private static final String SCOPE = "properties";
    private static final String NOBODY_KNOWN = "unknown";

    private final PublicPropertyQueries queries;
    private final PropertyMediaQueries media;
    private final PropertyFilters filters;
    private final Files files;
    private final Claims claims;
    private final Tenancy tenancy;
    private final RateLimits limits;
    private final PropertySettings settings;

    PublicProperties(
            PublicPropertyQueries queries,
            PropertyMediaQueries media,
            PropertyFilters filters,
            Files files,
            Claims claims,
            Tenancy tenancy,
            RateLimits limits,
            PropertySettings settings) {
        this.queries = queries;
        this.media = media;
        this.filters = filters;
        this.files = files;
        this.claims = claims;
        this.tenancy = tenancy;
        this.limits = limits;
        this.settings = settings;
    }

    Optional<PublicProperty> one(String slug, String reference) {
        return within(slug, () -> {
            var property = queries.byReference(reference);
            return property == null
                    ? Optional.empty()
                    : Optional.of(withMedia(List.of(property)).getFirst());
        });
    }

    Optional<Connection<PublicProperty>> page(
            String slug, @Nullable PropertyFilter given, PublicPropertyOrder order, PageRequest page) {
        PropertyFilter.checked(given);
        return within(slug, () -> Optional.of(page(filters.checked(given), order, page)));
    }

    /** What is counted later is counted as now. */
    private Connection<PublicProperty> page(PropertyFilter filter, PublicPropertyOrder order, PageRequest page) {
        var keyset = order.keyset(filter.near());
        var reader = CurrentCaller.get();
        return Connection.of(
                withMedia(queries.page(filter, keyset, page)),
                keyset,
                page,
                () -> CompletableFuture.completedFuture(CurrentCaller.call(reader, () -> queries.count(filter))));
    }

    private <T> Optional<T> within(String slug, Supplier<Optional<T>> read) {
        var caller = CurrentCaller.get();
        var address = caller.ip() == null ? NOBODY_KNOWN : caller.ip();
        limits.take(RateKey.of("publicProperties.address", address), settings.publicReads());
        var tenant = tenancy.activeBySlug(slug);
        if (tenant == null) {
            return Optional.empty();
        }
        var reader = caller.as(new Actor.PublicLink(tenant, SCOPE));
        return CurrentCaller.call(reader, () -> isOpen() ? read.get() : Optional.<T>empty());
    }

    private boolean isOpen() {
        var access = claims.access();
        return access.level() != AccessLevel.BLOCKED && access.features().contains(Feature.MODULE_PROPERTIES.name());
    }

    /** Papers are nobody's but the tenant's; a file that is gone or suspect is left out. */
    private List<PublicProperty> withMedia(List<PublicProperty> properties) {
        var ids = properties.stream()
                .map(property -> new PropertyId(property.id()))
                .toList();
        var all = media.of(ids);
        var shown = all.values().stream()
                .flatMap(List::stream)
                .filter(medium -> medium.kind() != PropertyMediaKind.DOCUMENT)
                .map(PropertyMedia::fileId)
                .filter(Objects::nonNull)
                .collect(Collectors.toSet());
        var links = shown.isEmpty() ? Map.<FileId, PublicLinks>of() : files.published(shown, settings.publicLinkTime());
        return properties.stream()
                .map(property -> property.with(
                        covered(all.getOrDefault(new PropertyId(property.id()), List.of()), links).stream()
                                .flatMap(medium -> shown(medium, links))
                                .toList()))
                .toList();
    }

    private static List<PropertyMedia> covered(List<PropertyMedia> media, Map<FileId, PublicLinks> links) {
        return PropertyMedia.covered(media.stream()
                .filter(medium -> medium.fileId() != null && links.containsKey(medium.fileId()))
                .toList());
    }

    private static Stream<PublicPropertyMedia> shown(PropertyMedia medium, Map<FileId, PublicLinks> links) {
        var file = medium.fileId();
        var its = file == null ? null : links.get(file);
        return its == null
                ? Stream.empty()
                : Stream.of(
                        new PublicPropertyMedia(medium.kind(), medium.cover(), medium.alt(), medium.caption(), its));
    }
}
