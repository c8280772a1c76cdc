package foyer.properties;

import foyer.files.FileId;
import foyer.files.StoredFile;
import foyer.platform.graphql.Connection;
import foyer.platform.graphql.PageRequest;
import foyer.platform.security.CurrentCaller;
import foyer.platform.time.TenantClock;
import foyer.records.Activities;
import foyer.records.Activity;
import foyer.records.freezing.FrozenRecords;
import foyer.tenancy.Membership;
import foyer.tenancy.MembershipId;
import foyer.tenancy.teams.Team;
import foyer.tenancy.teams.TeamId;
import graphql.schema.DataFetchingEnvironment;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.dataloader.DataLoader;
import org.jspecify.annotations.Nullable;
import org.springframework.graphql.data.method.annotation.SchemaMapping;
import org.springframework.stereotype.Controller;

/** Edges of a property; those that cost a statement are loaded for all properties of the answer at once. */
@Controller
class PropertyFields {

    private final Activities activities;
    private final TenantClock clock;

    PropertyFields(Activities activities, TenantClock clock) {
        this.activities = activities;
        this.clock = clock;
    }

    @SchemaMapping
    CompletableFuture<Boolean> isFrozen(Property property, DataFetchingEnvironment environment) {
        return FrozenRecords.of(property.subject(), environment);
    }

    @SchemaMapping
    List<PropertyStatus> nextStatuses(Property property) {
        return property.status().next();
    }

    @SchemaMapping
    @Nullable PropertyLocationSource locationSource(Property property) {
        return property.locationSource();
    }

    @SchemaMapping
    @Nullable CompletableFuture<Membership> agent(Property property, DataLoader<MembershipId, Membership> memberships) {
        return property.agentId() == null ? null : memberships.load(property.agentId());
    }

    @SchemaMapping
    @Nullable CompletableFuture<Team> team(Property property, DataLoader<TeamId, Team> teams) {
        return property.teamId() == null ? null : teams.load(property.teamId());
    }

    @SchemaMapping
    @Nullable CompletableFuture<Property> building(Property property, DataLoader<PropertyId, Property> properties) {
        return property.buildingId() == null ? null : properties.load(property.buildingId());
    }

    @SchemaMapping
    boolean expired(PropertySalePrice price) {
        var now = now();
        return now != null && price.expired(now);
    }

    @SchemaMapping
    boolean expired(PropertyRentPrice price) {
        var now = now();
        return now != null && price.expired(now);
    }

    /** Null for whoever acts in no tenant: what the public is shown has not expired. */
    private @Nullable Instant now() {
        var tenant = CurrentCaller.actor().tenantId();
        return tenant == null ? null : clock.now(tenant);
    }

    @SchemaMapping
    CompletableFuture<List<PropertyMedia>> media(
            Property property, DataLoader<PropertyId, List<PropertyMedia>> mediaOfProperties) {
        return mediaOfProperties.load(property.id());
    }

    @SchemaMapping
    CompletableFuture<List<PropertyChecklistItem>> checklist(
            Property property,
            DataLoader<PropertyId, List<PropertyMedia>> presentMediaOfProperties,
            DataLoader<PropertyId, List<PropertyConfirmation>> confirmationsOfProperties,
            DataLoader<String, PropertyChecklist> checklists) {
        var now = clock.now();
        var media = presentMediaOfProperties.load(property.id());
        var confirmations = confirmationsOfProperties.load(property.id());
        return checklists
                .load(Property.TYPE)
                .thenCombine(media, (checklist, its) -> new Asked(checklist, its))
                .thenCombine(confirmations, (asked, its) -> asked.checklist().of(property, asked.media(), its, now));
    }

    private record Asked(PropertyChecklist checklist, List<PropertyMedia> media) {}

    @SchemaMapping
    @Nullable CompletableFuture<Membership> confirmedBy(
            PropertyChecklistItem item, DataLoader<MembershipId, Membership> memberships) {
        return item.confirmedById() == null ? null : memberships.load(item.confirmedById());
    }

    @SchemaMapping
    CompletableFuture<List<PropertyPriceChange>> priceHistory(
            Property property, DataLoader<PropertyId, List<PropertyPriceChange>> pricesOfProperties) {
        return pricesOfProperties.load(property.id());
    }

    @SchemaMapping
    CompletableFuture<Connection<Activity>> timeline(
            Property property, PageRequest page, DataFetchingEnvironment environment) {
        return activities.page(property.subject(), page, environment);
    }

    @SchemaMapping
    @Nullable CompletableFuture<StoredFile> file(PropertyMedia media, DataLoader<FileId, StoredFile> filesOfProperties) {
        return media.fileId() == null ? null : filesOfProperties.load(media.fileId());
    }

    @SchemaMapping
    @Nullable CompletableFuture<Membership> actor(PropertyPriceChange change, DataLoader<MembershipId, Membership> memberships) {
        return change.actorId() == null ? null : memberships.load(change.actorId());
    }
}
