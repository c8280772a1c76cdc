package foyer.mutations;

import foyer.leads.forms.LeadFormApi;
import foyer.properties.PropertyApi;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.Stream;

/** The mutations on forms, and those by which anybody becomes a lead. */
final class FormDeeds {

    private FormDeeds() {}

    static Stream<Deed> all() {
        return Stream.of(
                Deed.of("leadFormCreate")
                        .leaves("lead_form.create", "lead_form.created", "")
                        .given(_ -> Map.of("name", "Website"))
                        .refused(_ -> Map.of("name", " ")),
                onForm("leadFormUpdate", "update", "updated", Map.of("name", "Site")),
                onForm("leadFormArchive", "archive", "archived", Map.of()),
                onForm("leadFormTokenRenew", "token_renew", "token_renewed", Map.of()),
                onForm("leadFormRestore", "restore", "restored", Map.of()).given(stage -> {
                    var id = form(stage).id();
                    Deed.run("leadFormArchive", stage.owner(), Map.of("id", id)).succeeded("leadFormArchive");
                    return Map.of("id", id);
                }),
                Deed.of("leadCapture")
                        .leaves("lead.create", "lead.created", "CREATED")
                        .given(stage -> capture(stage, form(stage).token()))
                        .refused(stage -> capture(stage, "nothing")),
                Deed.of("propertyInquiryCreate")
                        .leaves("lead.create", "lead.created", "CREATED")
                        .given(stage -> inquiry(stage, true))
                        .refused(stage -> inquiry(stage, false)));
    }

    private static Deed onForm(String name, String action, String verb, Map<String, ?> change) {
        return Deed.of(name)
                .leaves("lead_form." + action, "lead_form." + verb, "")
                .given(stage -> with("id", form(stage).id(), change))
                .refused(_ -> with("id", "form_" + Deed.NOWHERE, change));
    }

    private static Map<String, ?> with(String field, String value, Map<String, ?> more) {
        var all = new HashMap<String, Object>(more);
        all.put(field, value);
        return all;
    }

    private static LeadFormApi.Made form(Stage stage) {
        return new LeadFormApi(stage.owner()).make("Website");
    }

    private static Map<String, ?> capture(Stage stage, String token) {
        return Map.of(
                "formToken",
                token,
                "ticket",
                new LeadFormApi(stage.owner()).shown(token).path("ticket").asString("none"),
                "contact",
                Map.of("name", "Huda", "email", "huda@harbour.example"));
    }

    private static Map<String, ?> inquiry(Stage stage, boolean published) {
        var api = new PropertyApi(stage.owner());
        var id = published ? api.published() : api.complete();
        var client = stage.owner().client();
        return Map.of(
                "tenantSlug",
                client.post("{ viewer { tenant { slug } } }").text("viewer.tenant.slug"),
                "ref",
                client.post("query($id: ID!) { property(id: $id) { reference } }", Map.of("id", id))
                        .text("property.reference"),
                "contact",
                Map.of("email", "huda@harbour.example"));
    }
}
