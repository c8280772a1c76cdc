package foyer.entitlements;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import foyer.platform.database.Transactions;
import foyer.platform.time.TenantClock;
import foyer.testing.Awaited;
import foyer.testing.FoyerTest;
import foyer.testing.TestDatabase;
import foyer.testing.TestTenants;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** What a claim says, when it changes, and what is told of it. */
@FoyerTest
@Tag("module")
class ClaimsTest {

    @Autowired
    Claims claims;

    @Autowired
    Entitlements entitlements;

    @Autowired
    Transactions transactions;

    @Autowired
    TenantClock clock;

    @Autowired
    TestTenants tenants;

    @Autowired
    TestDatabase database;

    private Works tenant;

    @BeforeEach
    void signUp() {
        tenant = new Works(
                database, transactions, tenants.signUpFree("LEAD_GENERATION").tenant());
    }

    private Usage usage(Limit limit) {
        return tenant.read(() -> entitlements.usage(limit));
    }

    private boolean has(Feature feature) {
        return tenant.read(() -> entitlements.has(feature));
    }

    private Instant now() {
        return clock.now(tenant.tenant());
    }

    @Test
    void beginsAsTheFreePlanWithASeatForTheOwner() {
        assertThat(usage(Limit.LEADS).allowed()).isEqualTo(1_000);
        assertThat(usage(Limit.SEATS).used()).isEqualTo(1);
        assertThat(has(Feature.MODULE_LEADS)).isTrue();
        assertThat(has(Feature.AI_ACCESS)).isFalse();
    }

    @Test
    void isACopyOfThePlanSubscribedTo() {
        tenant.run(() -> claims.subscribe("PRO"));

        assertThat(usage(Limit.LEADS).allowed()).isEqualTo(200_000);
        assertThat(has(Feature.AI_REPORTS)).isTrue();
        assertThat(tenant.events("entitlement.claim_changed")).isEqualTo(1);
        assertThatIllegalArgumentException().isThrownBy(() -> tenant.run(() -> claims.subscribe("GOLD")));
    }

    @Test
    void anOverrideCountsUntilItsEnd() {
        overrideUntil(now().plus(Duration.ofHours(1)));
        assertThat(usage(Limit.LEADS).allowed()).isEqualTo(5);
        assertThat(usage(Limit.LEADS).overridden()).isTrue();
        assertThat(has(Feature.AI_ACCESS)).isTrue();
        assertThat(has(Feature.MODULE_LEADS)).isFalse();

        var end = now().plus(Duration.ofMillis(300));
        overrideUntil(end);
        Awaited.until(() -> now().isAfter(end));

        assertThat(usage(Limit.LEADS).allowed()).isEqualTo(1_000);
        assertThat(usage(Limit.LEADS).overridden()).isFalse();
        assertThat(has(Feature.AI_ACCESS)).isFalse();
        assertThat(has(Feature.MODULE_LEADS)).isTrue();
    }

    private void overrideUntil(Instant end) {
        tenant.run(() -> {
            claims.override(Limit.LEADS, 5L, end, "A trial");
            claims.override(Feature.AI_ACCESS, true, end, "A trial");
            claims.override(Feature.MODULE_LEADS, false, end, "A trial");
        });
    }

    @Test
    void limitsStandTogetherAsEachByItself() {
        overrideUntil(now().plus(Duration.ofHours(1)));
        standTogether();

        tenant.change(
                "delete from entitlements.claim_limit where limit_key in ('LEADS', 'MESSAGES') and tenant_id = ?");
        standTogether();
        assertThat(usage(Limit.LEADS).allowed()).as("of what the claim lacks").isZero();
        assertThat(tenant.fits(() -> entitlements.take(Limit.MESSAGES, 1))).isFalse();
    }

    private void standTogether() {
        var together = tenant.read(entitlements::usages);
        assertThat(together.keySet()).containsExactly(Limit.values());
        together.forEach((limit, usage) -> assertThat(usage).isEqualTo(usage(limit)));
        assertThat(tenant.read(entitlements::all))
                .containsAll(together.values().stream().map(Entitlement::of).toList());
    }

    @Test
    void anOverrideIsWhatIsCountedAgainst() {
        tenant.run(() -> claims.override(Limit.SEARCHES, 3L, null, "They asked for fewer"));
        assertThat(tenant.fits(() -> entitlements.take(Limit.SEARCHES, 4))).isFalse();

        tenant.run(() -> claims.override(Limit.SEARCHES, null, null, "A partner"));
        assertThat(tenant.fits(() -> entitlements.take(Limit.SEARCHES, 1_000_000)))
                .isTrue();

        tenant.run(() -> claims.endOverride(Limit.SEARCHES));
        assertThat(tenant.fits(() -> entitlements.take(Limit.SEARCHES, 1))).isFalse();
        assertThat(usage(Limit.SEARCHES).remaining()).isZero();
    }

    @Test
    void tellsEachCrossingOnce() {
        tenant.allow(Limit.PROPERTIES_PUBLISHED, 10L);
        take(7);
        assertThat(told()).isEqualTo("0 0");
        take(1);
        take(1);
        assertThat(told()).isEqualTo("1 0");
        take(1);
        assertThat(told()).isEqualTo("1 1");

        tenant.run(() -> entitlements.giveBack(Limit.PROPERTIES_PUBLISHED, 4));
        take(2);
        assertThat(told()).as("again after there was less").isEqualTo("2 1");

        tenant.allow(Limit.PROPERTIES_PUBLISHED, 100L);
        take(1);
        tenant.allow(Limit.PROPERTIES_PUBLISHED, 10L);
        take(1);
        assertThat(told()).as("again after more was allowed").isEqualTo("2 2");
    }

    @Test
    void tellsOfWhatIsCommittedAndNotOfWhatIsReserved() {
        tenant.allow(Limit.MESSAGES, 10L);
        tenant.run(() -> entitlements.reserve(Limit.MESSAGES, 10, "campaign"));
        assertThat(told()).isEqualTo("0 0");

        tenant.run(() -> entitlements.commit("campaign"));
        tenant.run(() -> entitlements.commit("campaign"));

        assertThat(told()).as("both marks at once: the higher one").isEqualTo("0 1");
    }

    private void take(long amount) {
        tenant.run(() -> entitlements.take(Limit.PROPERTIES_PUBLISHED, amount));
    }

    private String told() {
        return tenant.events("entitlement.limit_neared") + " " + tenant.events("entitlement.limit_reached");
    }

    @Test
    void aTenantOfBeforeClaimsHasTheFreePlanAndItsStockIsCounted() {
        for (var table : new String[] {"counter", "claim_limit", "claim"}) {
            tenant.change("delete from entitlements." + table + " where tenant_id = ?");
        }

        standTogether();
        assertThat(has(Feature.MODULE_LEADS)).isTrue();
        assertThat(usage(Limit.LEADS).allowed()).isEqualTo(1_000);
        assertThat(usage(Limit.SEATS).used()).isEqualTo(1);
        tenant.run(() -> entitlements.reserve(Limit.SEATS, 1, "invite"));
        tenant.run(() -> entitlements.take(Limit.SEARCHES, 1));

        assertThat(tenant.used(Limit.SEATS)).isEqualTo(1);
        assertThat(tenant.reserved(Limit.SEATS)).isEqualTo(1);
        assertThat(tenant.used(Limit.SEARCHES)).isEqualTo(1);
    }

    @Test
    void changesAreAuditedWithTheirReason() {
        tenant.run(() -> claims.setAccess(AccessLevel.READ_ONLY, "Invoice 7 is overdue"));
        tenant.run(() -> claims.setAccess(AccessLevel.READ_ONLY, "Invoice 7 is overdue"));

        assertThat(tenant.number("select count(*) from audit.entry where tenant_id = ?"
                        + " and action = 'claim.set_access' and diff -> 'reason' ->> 'after' = 'Invoice 7 is overdue'"))
                .isEqualTo(1);
        assertThat(tenant.events("entitlement.access_changed")).isEqualTo(1);
    }
}
