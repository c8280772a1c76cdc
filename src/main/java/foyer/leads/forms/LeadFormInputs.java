package foyer.leads.forms;

import foyer.leads.LeadAddress;
import foyer.leads.captures.CaptureContact;
import foyer.leads.captures.CaptureOrigin;
import foyer.leads.pipelines.StageId;
import foyer.tenancy.MembershipId;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.graphql.data.ArgumentValue;

/** The inputs of the operations on forms. */
final class LeadFormInputs {

    private LeadFormInputs() {}

    record Create(
            String name,
            @Nullable String title,
            @Nullable String intro,
            @Nullable String thanks,
            @Nullable List<LeadFormField> fields,
            @Nullable String consentText,
            @Nullable MembershipId assignee,
            @Nullable StageId stage) {}

    /** What to change: a field that is absent stays, one that is null is cleared. */
    record Update(
            LeadFormId id,
            @Nullable Integer version,
            ArgumentValue<String> name,
            ArgumentValue<String> title,
            ArgumentValue<String> intro,
            ArgumentValue<String> thanks,
            ArgumentValue<List<LeadFormField>> fields,
            ArgumentValue<String> consentText,
            ArgumentValue<MembershipId> assignee,
            ArgumentValue<StageId> stage) {}

    /** Which form. */
    record One(LeadFormId id) {}

    /** What a stranger sends. */
    record Capture(
            String formToken,
            String ticket,
            @Nullable CaptureContact contact,
            @Nullable LeadAddress address,
            @Nullable String message,
            @Nullable Integer consentVersion,
            @Nullable CaptureOrigin origin,
            @Nullable String leaveEmpty) {}
}
