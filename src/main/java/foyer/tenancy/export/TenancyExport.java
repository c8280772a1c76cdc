package foyer.tenancy.export;

import static foyerdb.tenancy.Tables.API_KEY;
import static foyerdb.tenancy.Tables.BRANDING;
import static foyerdb.tenancy.Tables.CUSTOM_ROLE;
import static foyerdb.tenancy.Tables.INVITE;
import static foyerdb.tenancy.Tables.INVITE_LINK;
import static foyerdb.tenancy.Tables.MEMBERSHIP;
import static foyerdb.tenancy.Tables.SECURITY_POLICY;
import static foyerdb.tenancy.Tables.TEAM;
import static foyerdb.tenancy.Tables.TEAM_MEMBER;
import static foyerdb.tenancy.Tables.TENANT;

import foyer.platform.export.ExportPart;
import foyer.platform.export.ExportTable;
import java.util.List;
import org.springframework.stereotype.Component;

/** What people take away of their company and of who belongs to it; what opens a door stays here. */
@Component
class TenancyExport implements ExportPart {

    private static final String SECRET = "a secret: whoever has it could try what it opens";

    @Override
    public List<ExportTable> tables() {
        return List.of(
                tenant(),
                ExportTable.of("branding", BRANDING, BRANDING.TENANT_ID, BRANDING.ID)
                        .with(BRANDING.DISPLAY_NAME, BRANDING.PRIMARY_COLOR, BRANDING.ACCENT_COLOR)
                        .with(BRANDING.LOGO_FILE_ID, BRANDING.VERSION, BRANDING.CREATED_AT, BRANDING.UPDATED_AT),
                ExportTable.of("security-policy", SECURITY_POLICY, SECURITY_POLICY.TENANT_ID, SECURITY_POLICY.ID)
                        .with(SECURITY_POLICY.PASSWORD_MIN_LENGTH, SECURITY_POLICY.SECOND_FACTOR_REQUIRED)
                        .with(SECURITY_POLICY.SESSION_HOURS, SECURITY_POLICY.EMAIL_DOMAINS)
                        .with(SECURITY_POLICY.UPDATED_AT),
                ExportTable.of("roles", CUSTOM_ROLE, CUSTOM_ROLE.TENANT_ID, CUSTOM_ROLE.ID)
                        .with(CUSTOM_ROLE.NAME, CUSTOM_ROLE.BASED_ON, CUSTOM_ROLE.GRANTS)
                        .with(CUSTOM_ROLE.VERSION, CUSTOM_ROLE.CREATED_AT, CUSTOM_ROLE.UPDATED_AT),
                memberships(),
                ExportTable.of("teams", TEAM, TEAM.TENANT_ID, TEAM.ID)
                        .with(TEAM.NAME, TEAM.CREATED_AT, TEAM.UPDATED_AT, TEAM.DELETED_AT),
                ExportTable.of("team-members", TEAM_MEMBER, TEAM_MEMBER.TENANT_ID, TEAM_MEMBER.ID)
                        .with(TEAM_MEMBER.TEAM_ID, TEAM_MEMBER.MEMBERSHIP_ID, TEAM_MEMBER.ROLE)
                        .with(TEAM_MEMBER.CREATED_AT),
                invites(),
                inviteLinks(),
                apiKeys());
    }

    private static ExportTable tenant() {
        return ExportTable.of("tenant", TENANT, TENANT.ID, TENANT.ID)
                .with(TENANT.NAME, TENANT.SLUG, TENANT.BLUEPRINT, TENANT.LOCALE, TENANT.TIME_ZONE, TENANT.CURRENCY)
                .with(TENANT.COUNTRY, TENANT.INDUSTRY, TENANT.SIZE, TENANT.WEEK_START, TENANT.CUSTOMER_SIGN_UP)
                .with(TENANT.IMPERSONATION_ALLOWED, TENANT.STATUS, TENANT.DEMO, TENANT.SUSPENDED_AT)
                .with(TENANT.DELETION_REQUESTED_AT, TENANT.DELETION_REQUESTED_BY, TENANT.PURGE_AT, TENANT.DELETED_AT)
                .with(TENANT.VERSION, TENANT.CREATED_AT, TENANT.UPDATED_AT)
                .without("the platform's own note", TENANT.SUSPENDED_REASON);
    }

    private static ExportTable memberships() {
        return ExportTable.of("memberships", MEMBERSHIP, MEMBERSHIP.TENANT_ID, MEMBERSHIP.ID)
                .with(MEMBERSHIP.USER_ID, MEMBERSHIP.NAME, MEMBERSHIP.EMAIL, MEMBERSHIP.ROLE)
                .with(MEMBERSHIP.CUSTOM_ROLE_ID, MEMBERSHIP.STATUS, MEMBERSHIP.AVATAR_FILE_ID, MEMBERSHIP.FROZEN_AT)
                .with(MEMBERSHIP.VERSION, MEMBERSHIP.CREATED_AT, MEMBERSHIP.UPDATED_AT)
                .without("tells sessions that what they may do is another", MEMBERSHIP.PERMS_VERSION);
    }

    private static ExportTable invites() {
        return ExportTable.of("invites", INVITE, INVITE.TENANT_ID, INVITE.ID)
                .with(INVITE.EMAIL, INVITE.ROLE, INVITE.CUSTOM_ROLE_ID, INVITE.TEAM_IDS, INVITE.STATUS)
                .with(INVITE.EXPIRES_AT, INVITE.INVITED_BY, INVITE.VERSION, INVITE.CREATED_AT, INVITE.UPDATED_AT)
                .without(SECRET, INVITE.TOKEN_HASH);
    }

    private static ExportTable inviteLinks() {
        return ExportTable.of("invite-links", INVITE_LINK, INVITE_LINK.TENANT_ID, INVITE_LINK.ID)
                .with(INVITE_LINK.ROLE, INVITE_LINK.CUSTOM_ROLE_ID, INVITE_LINK.DOMAINS)
                .with(INVITE_LINK.MAX_USES, INVITE_LINK.USES, INVITE_LINK.EXPIRES_AT)
                .with(INVITE_LINK.REVOKED_AT, INVITE_LINK.CREATED_BY)
                .with(INVITE_LINK.CREATED_AT, INVITE_LINK.UPDATED_AT)
                .without(SECRET, INVITE_LINK.TOKEN_HASH);
    }

    private static ExportTable apiKeys() {
        return ExportTable.of("api-keys", API_KEY, API_KEY.TENANT_ID, API_KEY.ID)
                .with(API_KEY.NAME, API_KEY.PERMISSIONS, API_KEY.MAKER_ID, API_KEY.CREATED_AT)
                .with(API_KEY.EXPIRES_AT, API_KEY.LAST_USED_AT, API_KEY.REVOKED_AT)
                .without(SECRET, API_KEY.HASH)
                .without("the beginning of a secret", API_KEY.PREFIX);
    }
}
