package foyer.leads.transfer;

import static foyer.leads.transfer.Transfers.bytes;
import static foyer.leads.transfer.Transfers.leadImport;
import static foyer.leads.transfer.Transfers.output;
import static foyer.leads.transfer.Transfers.upload;
import static org.assertj.core.api.Assertions.assertThat;

import foyer.entitlements.AccessLevel;
import foyer.entitlements.Claims;
import foyer.leads.LeadApi;
import foyer.platform.database.Transactions;
import foyer.platform.security.Caller;
import foyer.platform.security.CurrentCaller;
import foyer.testing.Awaited;
import foyer.testing.FoyerTest;
import foyer.testing.TestTenants;
import foyer.testing.TestTenants.TestMember;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.beans.factory.annotation.Autowired;

/** A company that has not paid may do little, but take what is theirs. */
@FoyerTest
@Tag("graphql")
class TakingOutTest {

    @Autowired
    TestTenants tenants;

    @Autowired
    Claims claims;

    @Autowired
    Transactions transactions;

    @ParameterizedTest
    @EnumSource(
            value = AccessLevel.class,
            names = {"READ_ONLY", "BLOCKED"})
    void whoeverHasNotPaidStillGetsTheirLeads(AccessLevel level) throws IOException, InterruptedException {
        var owner = tenants.signUp("LEAD_GENERATION");
        output(owner, leadImport(owner, upload(owner, "Name\nAmina\n"), Map.of()), "leadImport");
        tenants.allow(owner, "STORAGE_BYTES", 0L);
        restrict(owner, level);

        var export = owner.client().run("leads/leadExport", Map.of("input", Map.of()));
        var file = output(owner, export, "leadExport").path("file").asString();

        assertThat(bytes(owner, file)).as("though there is no room").contains("Amina");
        var log = owner.client()
                .post("mutation { auditExport(input: { format: CSV }) { job { id } userErrors { code } } }");
        assertThat(bytes(owner, output(owner, log, "auditExport").path("file").asString()))
                .contains("lead");
        assertThat(leadImport(owner, file, Map.of()).errorCodes()).containsExactly("PAYMENT_REQUIRED");
    }

    @ParameterizedTest
    @EnumSource(
            value = AccessLevel.class,
            names = {"READ_ONLY", "BLOCKED"})
    void whoeverAsksToBeForgottenIsErasedAllTheSame(AccessLevel level) {
        var owner = tenants.signUp("LEAD_GENERATION");
        var lead = new LeadApi(owner).create("Amina");
        restrict(owner, level);

        owner.client()
                .post("mutation { leadErase(input: { ids: [\"" + lead + "\"], reason: \"They asked for it\" }) {"
                        + " erasure { id } userErrors { code } } }")
                .succeeded("leadErase");

        assertThat(owner.client()
                        .post("{ leadErasures { nodes { leads reason } } }")
                        .data("leadErasures.nodes")
                        .toString())
                .isEqualTo("[{\"leads\":1,\"reason\":\"They asked for it\"}]");
    }

    /** Waits until it is in force: a session is believed for a second. */
    private void restrict(TestMember member, AccessLevel level) {
        CurrentCaller.call(Caller.system(member.tenant(), "test"), () -> {
            transactions.run(() -> claims.setAccess(level, "A test"));
            return level;
        });
        Awaited.until(() -> member.client()
                .post("mutation { leadArchive(input: { ids: [] }) { userErrors { code } } }")
                .errorCodes()
                .equals(List.of("PAYMENT_REQUIRED")));
    }
}
