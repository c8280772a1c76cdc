package foyer.leads;

import foyer.platform.graphql.Connection;
import foyer.platform.graphql.PageRequest;
import foyer.records.Activities;
import foyer.records.Activity;
import foyer.records.Note;
import foyer.records.Notes;
import foyer.records.fields.CustomValue;
import foyer.records.fields.CustomValues;
import foyer.records.freezing.FrozenRecords;
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

/** Edges of a lead that cost a statement; each is loaded for all leads of the answer at once. */
@Controller
class LeadFields {

    private final Notes notes;
    private final Activities activities;

    LeadFields(Notes notes, Activities activities) {
        this.notes = notes;
        this.activities = activities;
    }

    @SchemaMapping
    @Nullable CompletableFuture<Membership> assignee(Lead lead, DataLoader<MembershipId, Membership> memberships) {
        return lead.assigneeId() == null ? null : memberships.load(lead.assigneeId());
    }

    @SchemaMapping
    @Nullable CompletableFuture<Team> team(Lead lead, DataLoader<TeamId, Team> teams) {
        return lead.teamId() == null ? null : teams.load(lead.teamId());
    }

    @SchemaMapping
    CompletableFuture<Boolean> isFrozen(Lead lead, DataFetchingEnvironment environment) {
        return FrozenRecords.of(lead.subject(), environment);
    }

    @SchemaMapping
    CompletableFuture<List<CustomValue>> customFields(Lead lead, DataFetchingEnvironment environment) {
        return CustomValues.of(lead.id().value(), environment);
    }

    @SchemaMapping
    CompletableFuture<Connection<Note>> notes(Lead lead, PageRequest page, DataFetchingEnvironment environment) {
        return notes.page(lead.subject(), page, environment);
    }

    @SchemaMapping
    CompletableFuture<Connection<Activity>> timeline(Lead lead, PageRequest page, DataFetchingEnvironment environment) {
        return activities.page(lead.subject(), page, environment);
    }
}
