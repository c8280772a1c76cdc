package foyer.tenancy.branding;

import foyer.audit.Audit;
import foyer.files.FileId;
import foyer.platform.events.Events;
import foyer.platform.graphql.UserErrorException;
import foyer.platform.graphql.UserErrorException.Problem;
import foyer.platform.security.CurrentCaller;
import foyer.platform.time.TenantClock;
import foyer.tenancy.TenantId;
import foyer.tenancy.pictures.Pictures;
import foyer.tenancy.tenants.TenancyEvents.TenantUpdated;
import foyer.tenancy.tenants.TenantErrorCode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.graphql.data.ArgumentValue;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Changes how the tenant acted in looks. */
@Service
class BrandingService {

    /** Mails carry it. */
    private static final long LARGEST_LOGO = 1_000_000;

    private final BrandingQueries queries;
    private final Pictures pictures;
    private final Audit audit;
    private final Events events;
    private final TenantClock clock;

    BrandingService(BrandingQueries queries, Pictures pictures, Audit audit, Events events, TenantClock clock) {
        this.queries = queries;
        this.pictures = pictures;
        this.audit = audit;
        this.events = events;
        this.clock = clock;
    }

    /** The input of {@code brandingUpdate}: absent is as it was, null as Foyer has it. */
    record Update(
            ArgumentValue<String> displayName,
            ArgumentValue<String> primaryColor,
            ArgumentValue<String> accentColor,
            ArgumentValue<FileId> logoFileId) {}

    @Transactional
    Branding update(Update input) {
        var stored = queries.lock();
        var problems = new ArrayList<Problem>();
        var changed = new Branding(
                input.displayName().isOmitted()
                        ? stored.displayName()
                        : BrandingChecks.name(input.displayName().value(), "displayName", problems),
                input.primaryColor().isOmitted()
                        ? stored.primary()
                        : BrandingChecks.colour(input.primaryColor().value(), "primaryColor", problems),
                input.accentColor().isOmitted()
                        ? stored.accent()
                        : BrandingChecks.accent(input.accentColor().value(), "accentColor", problems),
                input.logoFileId().isOmitted()
                        ? stored.logoId()
                        : logo(input.logoFileId().value(), problems));
        if (!problems.isEmpty()) {
            throw new UserErrorException(problems, Map.of());
        }
        return write(stored, changed);
    }

    /** The same for a tenant that is being made. */
    @Transactional
    Branding set(Branding branding) {
        return write(queries.lock(), branding);
    }

    private Branding write(Branding stored, Branding changed) {
        var changes = stored.changesTo(changed);
        if (!changes.isEmpty()) {
            queries.update(changed, clock.now());
            var tenant = new TenantId(CurrentCaller.tenant());
            audit.record("branding.update", "Tenant", tenant.value(), changes);
            events.publish(new TenantUpdated(tenant, List.of("branding")));
        }
        return changed;
    }

    private @Nullable FileId logo(@Nullable FileId id, List<Problem> problems) {
        if (id == null) {
            return null;
        }
        switch (pictures.check(id, LARGEST_LOGO)) {
            case FIT -> {}
            case NOT_FOUND -> problems.add(Problem.of(TenantErrorCode.LOGO_NOT_FOUND, "logoFileId"));
            case UNUSABLE -> problems.add(Problem.of(TenantErrorCode.LOGO_UNUSABLE, "logoFileId", LARGEST_LOGO));
        }
        return id;
    }
}
