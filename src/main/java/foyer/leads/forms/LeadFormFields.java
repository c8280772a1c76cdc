package foyer.leads.forms;

import foyer.leads.Lead;
import foyer.leads.LeadId;
import foyer.leads.assignment.AssignmentMember;
import foyer.tenancy.Membership;
import foyer.tenancy.MembershipId;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.dataloader.DataLoader;
import org.jspecify.annotations.Nullable;
import org.springframework.graphql.data.method.annotation.SchemaMapping;
import org.springframework.graphql.execution.BatchLoaderRegistry;
import org.springframework.stereotype.Controller;
import reactor.core.publisher.Mono;

/** Edges to and from forms, each loaded for all of the answer at once. */
@Controller
class LeadFormFields {

    LeadFormFields(BatchLoaderRegistry registry, LeadFormQueries queries) {
        registry.<LeadId, LeadForm>forName("formsOfLeads")
                .registerMappedBatchLoader((ids, _) -> Mono.just(queries.ofLeads(ids)));
        registry.<LeadFormId, LeadForm>forName("leadForms")
                .registerMappedBatchLoader((ids, _) -> Mono.just(
                        queries.byIds(ids.stream().map(LeadFormId::value).toList()).values().stream()
                                .collect(Collectors.toMap(LeadForm::id, Function.identity()))));
    }

    @SchemaMapping
    @Nullable CompletableFuture<Membership> assignee(LeadForm form, DataLoader<MembershipId, Membership> memberships) {
        return form.assigneeId() == null ? null : memberships.load(form.assigneeId());
    }

    @SchemaMapping
    CompletableFuture<List<LeadForm>> forms(AssignmentMember member, DataLoader<LeadFormId, LeadForm> leadForms) {
        return leadForms.loadMany(member.forms());
    }

    @SchemaMapping
    CompletableFuture<LeadForm> form(Lead lead, DataLoader<LeadId, LeadForm> formsOfLeads) {
        return formsOfLeads.load(lead.id());
    }
}
