package foyer.leads.forms;

import foyer.platform.graphql.Connection;
import foyer.platform.graphql.PageRequest;
import foyer.platform.graphql.Payload;
import org.jspecify.annotations.Nullable;
import org.springframework.graphql.data.method.annotation.Argument;
import org.springframework.graphql.data.method.annotation.MutationMapping;
import org.springframework.graphql.data.method.annotation.QueryMapping;
import org.springframework.stereotype.Controller;

/** The operations on forms. */
@Controller
class LeadFormController {

    private final LeadFormQueries queries;
    private final LeadFormService service;
    private final PublicLeadForms forms;

    LeadFormController(LeadFormQueries queries, LeadFormService service, PublicLeadForms forms) {
        this.queries = queries;
        this.service = service;
        this.forms = forms;
    }

    record Keyed(LeadForm leadForm, String token) implements Payload {

        static Keyed of(LeadFormService.Keyed keyed) {
            return new Keyed(keyed.form(), keyed.token().reveal());
        }
    }

    record Changed(LeadForm leadForm) implements Payload {}

    record Captured(@Nullable String thanks) implements Payload {}

    @QueryMapping
    @Nullable LeadForm leadForm(@Argument LeadFormId id) {
        return queries.byId(id);
    }

    @QueryMapping
    Connection<LeadForm> leadForms(@Argument boolean archived, PageRequest page) {
        return queries.page(archived, page);
    }

    @QueryMapping
    @Nullable PublicLeadForm publicLeadForm(@Argument String formToken) {
        return forms.show(formToken).orElse(null);
    }

    @MutationMapping
    Keyed leadFormCreate(@Argument LeadFormInputs.Create input) {
        return Keyed.of(service.create(input));
    }

    @MutationMapping
    Changed leadFormUpdate(@Argument LeadFormInputs.Update input) {
        return new Changed(service.update(input));
    }

    @MutationMapping
    Changed leadFormArchive(@Argument LeadFormInputs.One input) {
        return new Changed(service.archive(input.id()));
    }

    @MutationMapping
    Changed leadFormRestore(@Argument LeadFormInputs.One input) {
        return new Changed(service.restore(input.id()));
    }

    @MutationMapping
    Keyed leadFormTokenRenew(@Argument LeadFormInputs.One input) {
        return Keyed.of(service.renewToken(input.id()));
    }

    @MutationMapping
    Captured leadCapture(@Argument LeadFormInputs.Capture input) {
        return new Captured(forms.take(input).orElse(null));
    }
}
