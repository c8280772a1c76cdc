package foyer.leads.forms;

import static foyer.leads.forms.LeadFormErrorCode.FIELDS_INVALID;
import static foyer.leads.forms.LeadFormErrorCode.REQUIRED;
import static foyer.leads.forms.LeadFormErrorCode.TEXT_INVALID;

import foyer.platform.graphql.UserErrorException;
import foyer.platform.graphql.UserErrorException.Problem;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Brings a form's fields into their stored form, and collects what is wrong with them. */
final class LeadFormErrors {

    private static final int MAX_NAME = 100;
    private static final int MAX_TITLE = 200;
    private static final int MAX_TEXT = 2_000;
    private static final int MAX_LABEL = 100;

    /** What a form asks for that says nothing of it. */
    private static final List<LeadFormField> USUAL = List.of(
            new LeadFormField(LeadFormFieldKind.NAME, null, true),
            new LeadFormField(LeadFormFieldKind.EMAIL, null, true),
            new LeadFormField(LeadFormFieldKind.PHONE, null, false),
            new LeadFormField(LeadFormFieldKind.MESSAGE, null, false));

    private final List<Problem> problems = new ArrayList<>();

    void add(String field, LeadFormErrorCode code, Object... arguments) {
        problems.add(Problem.of(code, field, arguments));
    }

    /** Ends the mutation when anything was wrong. */
    void check() {
        if (!problems.isEmpty()) {
            throw new UserErrorException(problems, Map.of());
        }
    }

    LeadFormValues of(LeadFormInputs.Create input) {
        return new LeadFormValues(
                name(input.name()),
                text("title", input.title(), MAX_TITLE),
                text("intro", input.intro(), MAX_TEXT),
                text("thanks", input.thanks(), MAX_TEXT),
                fields(input.fields()),
                text("consentText", input.consentText(), MAX_TEXT),
                input.assignee(),
                input.stage());
    }

    /** The stored values with this change made to them. */
    LeadFormValues of(LeadFormInputs.Update input, LeadFormValues stored) {
        return new LeadFormValues(
                input.name().isOmitted() ? stored.name() : name(input.name().value()),
                input.title().isOmitted()
                        ? stored.title()
                        : text("title", input.title().value(), MAX_TITLE),
                input.intro().isOmitted()
                        ? stored.intro()
                        : text("intro", input.intro().value(), MAX_TEXT),
                input.thanks().isOmitted()
                        ? stored.thanks()
                        : text("thanks", input.thanks().value(), MAX_TEXT),
                input.fields().isOmitted()
                        ? stored.fields()
                        : fields(input.fields().value()),
                input.consentText().isOmitted()
                        ? stored.consentText()
                        : text("consentText", input.consentText().value(), MAX_TEXT),
                input.assignee().isOmitted()
                        ? stored.assignee()
                        : input.assignee().value(),
                input.stage().isOmitted() ? stored.stage() : input.stage().value());
    }

    private String name(@Nullable String given) {
        var name = text("name", given, MAX_NAME);
        if (name == null) {
            add("name", REQUIRED);
            return "";
        }
        return name;
    }

    private @Nullable String text(String field, @Nullable String value, int max) {
        var text = value == null ? "" : value.strip();
        if (text.codePointCount(0, text.length()) > max) {
            add(field, TEXT_INVALID, max);
        }
        return text.isEmpty() ? null : text;
    }

    /** Each kind once, and one at least by which whoever sends it can be answered. */
    private List<LeadFormField> fields(@Nullable List<LeadFormField> given) {
        if (given == null) {
            return USUAL;
        }
        var kinds = given.stream().map(LeadFormField::field).distinct().count();
        if (kinds != given.size()
                || given.stream().noneMatch(field -> field.field().isToAnswer())) {
            add("fields", FIELDS_INVALID);
        }
        return given.stream()
                .map(field ->
                        new LeadFormField(field.field(), text("fields", field.label(), MAX_LABEL), field.required()))
                .toList();
    }
}
