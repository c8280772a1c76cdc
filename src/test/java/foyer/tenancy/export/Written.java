package foyer.tenancy.export;

import foyer.testing.TestTenants.TestMember;
import java.util.Map;

/** What people write, for archives to hold. */
final class Written {

    private static final String LEAD_CREATE =
            "mutation($input: LeadCreateInput!) { leadCreate(input: $input) { lead { id } userErrors { code } } }";

    private Written() {}

    static String lead(TestMember member, String title) {
        var input = Map.of("title", title, "contact", Map.of("name", title + " contact"));
        return member.client()
                .post(LEAD_CREATE, Map.of("input", input))
                .succeeded("leadCreate")
                .text("leadCreate.lead.id");
    }

    static void note(TestMember member, String lead, String body) {
        member.client()
                .post(
                        "mutation($input: LeadNoteAddInput!) { leadNoteAdd(input: $input) { note { id } userErrors { code } } }",
                        Map.of("input", Map.of("id", lead, "body", body)))
                .succeeded("leadNoteAdd");
    }
}
