package foyer.leads.forms;

import static foyer.leads.captures.LeadCaptureErrorCode.CLOSED;
import static foyer.leads.captures.LeadCaptureErrorCode.CONSENT_REQUIRED;
import static foyer.leads.captures.LeadCaptureErrorCode.OUTDATED;
import static foyer.leads.captures.LeadCaptureErrorCode.REQUIRED;

import foyer.entitlements.Feature;
import foyer.leads.LeadAddress;
import foyer.leads.LeadContact;
import foyer.leads.LeadSource;
import foyer.leads.captures.CaptureDraft;
import foyer.leads.captures.CaptureErrors;
import foyer.leads.captures.CaptureOrigin;
import foyer.leads.captures.Captures;
import foyer.leads.captures.Strangers;
import foyer.platform.crypto.OpaqueTokens;
import foyer.platform.graphql.UserErrorException;
import foyer.tenancy.Tenancy;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Forms as anybody uses them who has the token. It opens nothing but the form itself, and no answer tells of the tenant,
 * of its leads, or of what was sent before; a form that is archived, and a tenant that takes nothing, answer like a token
 * of nothing.
 */
@Component
class PublicLeadForms {

    private static final String SCOPE = "lead form";
    private static final String READS = "leadForm.reads";
    private static final String CAPTURES = "leadForm.captures";

    private final LeadFormQueries queries;
    private final LeadFormTickets tickets;
    private final Captures captures;
    private final Strangers strangers;
    private final Tenancy tenancy;
    private final LeadFormSettings settings;

    PublicLeadForms(
            LeadFormQueries queries,
            LeadFormTickets tickets,
            Captures captures,
            Strangers strangers,
            Tenancy tenancy,
            LeadFormSettings settings) {
        this.queries = queries;
        this.tickets = tickets;
        this.captures = captures;
        this.strangers = strangers;
        this.tenancy = tenancy;
        this.settings = settings;
    }

    Optional<PublicLeadForm> show(String token) {
        strangers.count(READS, settings.reads());
        return OpaqueTokens.tenantOf(LeadFormService.TOKEN_KIND, token)
                .flatMap(tenant -> strangers.within(
                        tenant,
                        SCOPE,
                        () -> open(token).map(form -> PublicLeadForm.of(form, tickets.issue(form.id())))));
    }

    /** What the form says to whoever has sent it; empty when it says nothing. */
    Optional<String> take(LeadFormInputs.Capture input) {
        strangers.count(CAPTURES, settings.ofAddress());
        var tenant = OpaqueTokens.tenantOf(LeadFormService.TOKEN_KIND, input.formToken())
                .orElseThrow(PublicLeadForms::closed);
        return strangers.within(tenant, SCOPE, () -> {
            var form = open(input.formToken()).orElseThrow(PublicLeadForms::closed);
            strangers.count(CAPTURES, form.id().value(), settings.ofForm());
            take(form, input);
            return Optional.ofNullable(form.thanks());
        });
    }

    private Optional<LeadForm> open(String token) {
        return Optional.ofNullable(queries.byToken(OpaqueTokens.hash(token)))
                .filter(form -> !form.archived())
                .filter(_ -> strangers.areServed(Feature.MODULE_LEADS));
    }

    private void take(LeadForm form, LeadFormInputs.Capture input) {
        var errors = new CaptureErrors();
        var country = tenancy.defaults().country();
        var contact = errors.contact(input.contact(), country);
        var address = errors.address(input.address());
        var message = errors.text("message", input.message(), CaptureErrors.MAX_MESSAGE);
        requireFields(form, contact, address, message, errors);
        if (form.fields().stream()
                .noneMatch(field -> field.required() && field.field().isToAnswer())) {
            errors.requireReachable(input.contact());
        }
        requireConsent(form, input.consentVersion(), errors);
        errors.check();
        var age = tickets.age(form.id(), input.ticket());
        if (age == LeadFormTickets.Age.TOO_OLD) {
            throw UserErrorException.at("ticket", OUTDATED);
        }
        // Whoever fills in what nobody sees, or types faster than anybody can, is told what everybody is.
        var dropped = age == LeadFormTickets.Age.TOO_YOUNG || !isEmpty(input.leaveEmpty());
        if (!dropped && !captures.keep(draft(form, input, contact, address, message))) {
            throw closed();
        }
    }

    private static UserErrorException closed() {
        return UserErrorException.at("formToken", CLOSED);
    }

    private static boolean isEmpty(@Nullable String trap) {
        return trap == null || trap.isEmpty();
    }

    private static void requireFields(
            LeadForm form, LeadContact contact, LeadAddress address, @Nullable String message, CaptureErrors errors) {
        form.fields().stream()
                .filter(LeadFormField::required)
                .map(LeadFormField::field)
                .filter(field -> field.of(contact, address, message) == null)
                .forEach(field -> errors.add(field.path(), REQUIRED));
    }

    /** To the text as it is now: whoever agreed to another has to be asked again. */
    private static void requireConsent(LeadForm form, @Nullable Integer given, CaptureErrors errors) {
        if (form.consentText() == null) {
            return;
        }
        if (given == null) {
            errors.add("consentVersion", CONSENT_REQUIRED);
        } else if (given != form.consentVersion()) {
            errors.add("consentVersion", OUTDATED);
        }
    }

    private static CaptureDraft draft(
            LeadForm form,
            LeadFormInputs.Capture input,
            LeadContact contact,
            LeadAddress address,
            @Nullable String message) {
        var agreed = form.consentText() != null;
        return new CaptureDraft(
                LeadSource.FORM,
                form.name(),
                form.id().value(),
                null,
                contact,
                address,
                message,
                input.origin() == null ? CaptureOrigin.NONE : input.origin(),
                form.consentText(),
                agreed ? Integer.valueOf(form.consentVersion()) : null,
                form.assigneeId(),
                form.stage() == null ? null : form.stage().id());
    }
}
