package foyer.properties;

import foyer.files.FileId;
import foyer.files.StoredFile;
import foyer.platform.graphql.Connection;
import foyer.platform.graphql.PageRequest;
import foyer.records.Activities;
import foyer.records.Activity;
import foyer.tenancy.Membership;
import foyer.tenancy.MembershipId;
import foyer.tenancy.teams.Team;
import foyer.tenancy.teams.TeamId;
import graphql.schema.DataFetchingEnvironment;
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

    PropertyFields(Activities activities) {
        this.activities = activities;
    }

    @SchemaMapping
    List<PropertyStatus> nextStatuses(Property property) {
        return property.status().next();
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
    CompletableFuture<List<PropertyMedia>> media(
            Property property, DataLoader<PropertyId, List<PropertyMedia>> mediaOfProperties) {
        return mediaOfProperties.load(property.id());
    }

    @SchemaMapping
    CompletableFuture<List<PropertyChecklistItem>> checklist(
            Property property,
            DataLoader<PropertyId, List<PropertyMedia>> presentMediaOfProperties,
            DataLoader<String, PropertyChecklist> checklists) {
        return presentMediaOfProperties
                .load(property.id())
                .thenCombine(checklists.load(Property.TYPE), (media, checklist) -> checklist.of(property, media));
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
