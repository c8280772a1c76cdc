package foyer.leads.sla;

import foyer.leads.Lead;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.springframework.graphql.data.method.annotation.SchemaMapping;
import org.springframework.stereotype.Controller;

/** What a lead tells of its first answer. */
@Controller
class FirstResponseFields {

    @SchemaMapping
    @Nullable Instant firstResponseDueAt(Lead lead) {
        return lead.firstResponse().dueAt();
    }

    @SchemaMapping
    @Nullable Instant firstRespondedAt(Lead lead) {
        return lead.firstResponse().respondedAt();
    }

    @SchemaMapping
    boolean slaBreached(Lead lead) {
        return lead.firstResponse().breachedAt() != null;
    }
}
