package foyer;

/**
 * The mutations of the schema, with what each leaves behind: audit rows, events and timeline lines, each in the order of
 * the words, by the request that made them.
 */
enum Mutation {
    signUp(
            "membership.create session.open tenant.create user.create",
            "membership.created session.opened tenant.created",
            ""),
    signIn("session.open", "session.opened", ""),
    // What a refresh changes nobody is shown.
    sessionRefresh("session.refresh", "", ""),
    signOut("session.end", "session.ended", ""),
    sessionRevoke("session.end", "session.ended", ""),
    signOutEverywhere("session.end", "session.ended", ""),
    passwordChange("password.change", "", ""),
    magicLinkRequest("magic_link.request", "", ""),
    magicLinkSignIn("session.open", "session.opened", ""),
    emailChangeRequest("email.change_request", "", ""),
    emailChangeConfirm("email.change membership.change_email", "membership.readdressed", ""),
    totpEnroll("totp.enroll", "", ""),
    totpConfirm("totp.enable", "", ""),
    totpDisable("totp.disable", "", ""),
    recoveryCodesRegenerate("recovery_codes.regenerate", "", ""),
    emailVerificationResend("email.verify_request", "", ""),
    emailVerify("email.verify", "", ""),
    passwordResetRequest("password.reset_request", "", ""),
    passwordReset("password.reset session.end", "session.ended", ""),
    profileUpdate("membership.rename user.update", "membership.renamed", ""),
    tenantCreate("membership.create tenant.create", "membership.created tenant.created", ""),
    onboardingComplete("membership.create onboarding.complete tenant.create", "membership.created tenant.created", ""),
    sampleDataDelete("lead.delete_samples", "lead.bulk", ""),
    brandingUpdate("branding.update", "tenant.updated", ""),
    membershipSetAvatar("membership.set_avatar", "membership.avatar_set", ""),
    moduleEnable("module.enable", "entitlement.claim_changed", ""),
    moduleDisable("module.disable", "entitlement.claim_changed", ""),
    tenantUpdate("tenant.update", "tenant.updated", ""),
    tenantSecurityUpdate("tenant.security_update", "tenant.security_updated", ""),
    teamCreate("team.create", "team.created", ""),
    teamUpdate("team.update", "team.updated", ""),
    teamDelete("team.delete", "team.deleted", ""),
    teamMembersSet("team.members_set", "team.members_set", ""),
    tenantSuspend("tenant.suspend tenant.suspend", "tenant.suspended", ""),
    tenantResume("tenant.resume tenant.resume", "tenant.resumed", ""),
    userDeactivate("session.end user.deactivate", "session.ended", ""),
    userReactivate("user.reactivate", "", ""),
    impersonationStart("impersonation.start impersonation.start", "session.opened", ""),
    impersonationStop("impersonation.stop impersonation.stop", "session.ended", ""),
    roleCreate("role.create", "role.created", ""),
    roleUpdate("role.update", "role.updated", ""),
    roleDelete("role.delete", "role.deleted", ""),
    tenantSwitch("session.leave session.open", "session.ended session.opened", ""),
    membershipUpdate("membership.update", "membership.updated", ""),
    membershipSuspend("membership.suspend", "membership.suspended", ""),
    membershipResume("membership.resume", "membership.resumed", ""),
    membershipSwapFrozen("membership.freeze membership.thaw", "membership.frozen membership.thawed", ""),
    membershipRemove("membership.remove", "membership.removed", ""),
    membershipLeave("membership.leave", "membership.left", ""),
    tenantTransferOwnership(
            "membership.update membership.update tenant.transfer_ownership",
            "membership.updated membership.updated",
            ""),
    inviteCreate("invite.create", "invite.created", ""),
    inviteRevoke("invite.revoke", "invite.revoked", ""),
    inviteResend("invite.resend", "invite.resent", ""),
    inviteAccept("email.verify invite.accept membership.create", "invite.accepted membership.created", ""),
    inviteDecline("invite.decline", "invite.declined", ""),
    inviteLinkCreate("invite_link.create", "invite_link.created", ""),
    inviteLinkRevoke("invite_link.revoke", "invite_link.revoked", ""),
    portalJoin("membership.create", "membership.created", ""),
    apiKeyCreate("api_key.create", "api_key.created", ""),
    apiKeyRevoke("api_key.revoke", "api_key.revoked", ""),
    fileUploadCreate("file.create", "file.created", ""),
    fileUploadComplete("file.complete", "file.ready", ""),
    fileUpdate("file.update", "file.updated", ""),
    fileDelete("file.delete", "file.deleted", ""),
    fileRestore("file.restore", "file.restored", ""),
    leadCreate("lead.create", "lead.created", "CREATED"),
    leadUpdate("lead.update", "lead.updated", "UPDATED"),
    leadAssign("lead.assign", "lead.assigned", "ASSIGNED"),
    leadMoveStage("lead.move_stage", "lead.stage_moved", "STAGE_MOVED"),
    leadArchive("lead.archive", "lead.archived", "ARCHIVED"),
    leadRestore("lead.restore", "lead.restored", "RESTORED"),
    leadNoteAdd("lead.note_add", "lead.note_added", "NOTE_ADDED"),
    leadImport("job.create", "job.created", ""),
    leadExport("job.create", "job.created", ""),
    auditExport("job.create", "job.created", ""),
    jobCreate("job.create", "job.created", ""),
    jobCancel("job.cancel", "job.cancelled", ""),
    jobRetry("job.retry", "job.retried", ""),
    jobRequeueDead("job.requeue_dead", "job.retried", "");

    final String audit;
    final String events;
    final String timeline;

    Mutation(String audit, String events, String timeline) {
        this.audit = audit;
        this.events = events;
        this.timeline = timeline;
    }
}
