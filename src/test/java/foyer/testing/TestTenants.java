package foyer.testing;

import foyer.platform.graphql.TypeIds;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/** Makes tenants and members for tests, each with a client that is signed in. */
public final class TestTenants {

    /** Of every person that tests make. */
    public static final String PASSWORD = "correct horse battery staple 42";

    private static final AtomicInteger NUMBER = new AtomicInteger();

    private final GraphQlClient anonymous;
    private final TestDatabase database;

    TestTenants(GraphQlClient anonymous, TestDatabase database) {
        this.anonymous = anonymous;
        this.database = database;
    }

    /** Tenants of a node, on its database. */
    public static TestTenants on(Node node, TestDatabase database) {
        return new TestTenants(node.client(), database);
    }

    /**
     * A person in a tenant, signed in there.
     *
     * @param tenantId as the schema writes it
     */
    public record TestMember(
            UUID tenant,
            String tenantId,
            UUID user,
            UUID membership,
            String email,
            String accessToken,
            GraphQlClient client) {

        /** The same person by the same token, on another node. */
        public TestMember at(Node node) {
            return new TestMember(
                    tenant,
                    tenantId,
                    user,
                    membership,
                    email,
                    accessToken,
                    node.client().as(accessToken));
        }

        /** The same person by another client. */
        public TestMember by(GraphQlClient other) {
            return new TestMember(tenant, tenantId, user, membership, email, accessToken, other);
        }

        /** The membership's id as the schema writes it. */
        public String membershipId() {
            return TypeIds.encode("mem", membership);
        }

        /** The user's id as the schema writes it. */
        public String userId() {
            return TypeIds.encode("user", user);
        }
    }

    /**
     * Signs up a new company of the blueprint, {@code "LEAD_GENERATION"}; answers its owner. It has the features of the
     * free plan and may use as much as it likes, unless {@link #allow} says otherwise.
     */
    public TestMember signUp(String blueprint) {
        var owner = signUpFree(blueprint);
        update("update entitlements.claim_limit set allowed = null where tenant_id = ?", owner.tenant());
        return owner;
    }

    /** The same person, whose address is proven. */
    public TestMember proven(TestMember member) {
        update("update identity.user_account set email_verified_at = now() where id = ?", member.user());
        return member;
    }

    /** Lets the member's tenant have so many of a limit, {@code "LEADS"}; null for as many as it likes. */
    public void allow(TestMember member, String limit, @Nullable Long allowed) {
        update(
                "update entitlements.claim_limit set allowed = ? where limit_key = ? and tenant_id = ?",
                allowed,
                limit,
                member.tenant());
    }

    /** Signs up a new company with the free plan as it is; answers its owner. */
    public TestMember signUpFree(String blueprint) {
        var number = NUMBER.incrementAndGet();
        var email = "owner-%d@example.com".formatted(number);
        var answer = anonymous
                .run(
                        "tenancy/test-sign-up",
                        Map.of(
                                "input",
                                Map.of(
                                        "email",
                                        email,
                                        "password",
                                        PASSWORD,
                                        "name",
                                        "Owner " + number,
                                        "tenant",
                                        Map.of(
                                                "name", "Company " + number,
                                                "slug", "company-" + number,
                                                "blueprint", blueprint))))
                .succeeded("signUp");
        return member(answer, "signUp", email);
    }

    /** Makes another person in the member's tenant, without an invite, and signs them in. */
    public TestMember join(TestMember colleague, String role) {
        var number = NUMBER.incrementAndGet();
        var email = "%s-%d@example.com".formatted(role.toLowerCase(Locale.ROOT), number);
        insert(colleague, role, email, "Person " + number);
        return signIn(email, colleague.tenantId());
    }

    /**
     * A person who runs the platform and is in no tenant, signed in.
     *
     * @param user the id of the user, who has a session
     */
    public record TestAdmin(UUID user, String email, String accessToken, GraphQlClient client) {}

    /** Acts as the member: answers the client of that session. */
    public GraphQlClient impersonate(TestAdmin admin, TestMember member) {
        var input = Map.of(
                "tenantId",
                member.tenantId(),
                "membershipId",
                member.membershipId(),
                "reason",
                "Looking into what they see");
        var token = admin.client()
                .post(
                        "mutation($input: ImpersonationStartInput!) { impersonationStart(input: $input) {"
                                + " session { accessToken } userErrors { code } } }",
                        Map.of("input", input))
                .succeeded("impersonationStart")
                .text("impersonationStart.session.accessToken");
        return anonymous.as(token);
    }

    /** Makes somebody who runs the platform; the colleague's password is theirs too. */
    public TestAdmin superAdmin(TestMember colleague) {
        var member = join(colleague, "VIEWER");
        update("update tenancy.membership set status = 'REMOVED' where user_id = ?", member.user());
        update("insert into identity.super_admin (user_id) values (?)", member.user());
        var input = Map.of("email", member.email(), "password", PASSWORD);
        var token =
                anonymous.run("tenancy/test-sign-in", Map.of("input", input)).text("signIn.session.accessToken");
        return new TestAdmin(member.user(), member.email(), token, anonymous.as(token));
    }

    /** Signs somebody in, once more. */
    public TestMember signIn(String email, String tenantId) {
        var answer = anonymous
                .run(
                        "tenancy/test-sign-in",
                        Map.of("input", Map.of("email", email, "password", PASSWORD, "tenant", tenantId)))
                .succeeded("signIn");
        return member(answer, "signIn", email);
    }

    private TestMember member(GraphQlAnswer answer, String mutation, String email) {
        var tenantId = answer.text(mutation + ".session.tenant.id");
        var tenant = TypeIds.decode("tnt", tenantId);
        var user = TypeIds.decode("user", answer.text(mutation + ".session.user.id"));
        var accessToken = answer.text(mutation + ".session.accessToken");
        return new TestMember(
                tenant, tenantId, user, membership(tenant, user), email, accessToken, anonymous.as(accessToken));
    }

    private UUID membership(UUID tenant, UUID user) {
        return UUID.fromString(
                database.text("select id from tenancy.membership where tenant_id = ? and user_id = ?", tenant, user));
    }

    /** Keeps a webhook about the member's tenant, of which nothing is left to apply; answers its id. */
    public String webhook(TestMember member) {
        var id = UUID.randomUUID();
        update(
                "insert into payments.inbox_event (id, tenant_id, provider, event_id, type, body, occurred_at, status,"
                        + " ended_at) values (?, ?, 'SANDBOX', uuidv7()::text, 'unknown', '', now(), 'IGNORED', now())",
                id,
                member.tenant());
        return TypeIds.encode("whev", id);
    }

    /** Makes rows what no operation makes them. */
    public void update(String sql, @Nullable Object... values) {
        database.execute(sql, values);
    }

    /** The password is the colleague's, since all have the same: its hash is copied. */
    private void insert(TestMember colleague, String role, String email, String name) {
        database.execute("""
                with account as (
                    insert into identity.user_account (email, name) values (?, ?) returning id, email, name),
                password as (
                    insert into identity.credential (user_id, kind, secret)
                    select account.id, kind, secret from account, identity.credential where user_id = ?)
                insert into tenancy.membership (tenant_id, user_id, role, name, email)
                select ?, id, ?, name, email from account""", email, name, colleague.user(), colleague.tenant(), role);
    }
}
