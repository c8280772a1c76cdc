package foyer.platform.graphql.schema;

import graphql.language.AbstractDescribedNode;
import graphql.language.Directive;
import graphql.language.DirectiveDefinition;
import graphql.language.DirectivesContainer;
import graphql.language.EnumTypeDefinition;
import graphql.language.EnumValueDefinition;
import graphql.language.FieldDefinition;
import graphql.language.InputObjectTypeDefinition;
import graphql.language.InputValueDefinition;
import graphql.language.InterfaceTypeDefinition;
import graphql.language.ListType;
import graphql.language.NonNullType;
import graphql.language.ObjectTypeDefinition;
import graphql.language.SDLDefinition;
import graphql.language.ScalarTypeDefinition;
import graphql.language.StringValue;
import graphql.language.Type;
import graphql.language.TypeName;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The rules of the SDL that a program can check; each violation names its place. */
final class SchemaLint {

    private static final Set<String> ROOTS = Set.of("Query", "Mutation", "Subscription");
    private static final List<String> AUDIENCES = List.of("public", "signedIn", "superAdmin", "auth");
    private static final Set<String> BANNED_SCALARS = Set.of("Float", "JSON", "Object");
    /**
     * What a job is given and answers, and what a view or a list is of, has the shape of its type, which GraphQL cannot say
     * of one field.
     */
    private static final Set<String> ANY_JSON = Set.of(
            "JSON",
            "JobCreateInput.input",
            "Job.input",
            "Job.output",
            "SavedView.filter",
            "LeadList.filter",
            "PropertySavedSearch.filter");

    /** Known to everybody by these names, or of what is no type: the caller's own account, modules, roles, sample data. */
    private static final Set<String> VERBS_FIRST = Set.of(
            ("signUp signIn signOut signOutEverywhere auditExport emailVerificationResend emailVerify passwordChange"
                            + " passwordReset passwordResetRequest profileUpdate totpEnroll totpConfirm totpDisable"
                            + " recoveryCodesRegenerate magicLinkRequest magicLinkSignIn portalJoin emailChangeRequest"
                            + " emailChangeConfirm moduleEnable moduleDisable sampleDataDelete roleCreate roleUpdate"
                            + " roleDelete webhookReplay refundIssue"
                            + " creditGrant")
                    .split(" ", -1));

    /** Mutations that need no input at all. */
    private static final Set<String> WITHOUT_INPUT = Set.of(
            ("signOut signOutEverywhere emailVerificationResend membershipLeave impersonationStop sampleDataDelete"
                            + " tenantCancelDeletion billingRefresh")
                    .split(" ", -1));
    /** Lists whose elements may be null: each place answers for one id asked. */
    private static final Set<String> NULLABLE_ELEMENTS = Set.of("Query.nodes");

    private static final Pattern SENTENCES = Pattern.compile("[A-Z0-9`].*\\.", Pattern.DOTALL);
    private static final Pattern DATE = Pattern.compile("\\d{4}-\\d{2}-\\d{2}");
    private static final Pattern CAMEL_CASE = Pattern.compile("[a-z][a-zA-Z0-9]*");
    private static final Pattern PASCAL_CASE = Pattern.compile("[A-Z][a-zA-Z0-9]*");
    private static final Pattern UPPER_CASE = Pattern.compile("[A-Z][A-Z0-9]*(_[A-Z0-9]+)*");

    private final Set<String> objects = new HashSet<>();
    private final List<String> violations = new ArrayList<>();

    static List<String> violations(List<SDLDefinition<?>> definitions) {
        var lint = new SchemaLint();
        definitions.forEach(definition -> {
            if (definition instanceof ObjectTypeDefinition type) {
                lint.objects.add(type.getName());
            }
        });
        definitions.forEach(lint::check);
        SchemaCycles.withoutSize(definitions)
                .forEach(place -> lint.rule(false, place, "a list on a circle has a page or an assumed size (@cost)"));
        return lint.violations;
    }

    private void check(SDLDefinition<?> definition) {
        switch (definition) {
            case ObjectTypeDefinition type -> object(type);
            case InterfaceTypeDefinition type -> {
                described(type.getName(), type);
                type.getFieldDefinitions().forEach(field -> interfaceField(type.getName(), field));
            }
            case InputObjectTypeDefinition type -> input(type);
            case EnumTypeDefinition type -> enumeration(type);
            case ScalarTypeDefinition type -> scalar(type);
            case DirectiveDefinition directive -> {
                described("@" + directive.getName(), directive);
                directive.getInputValueDefinitions().forEach(argument -> value("@" + directive.getName(), argument));
            }
            default -> {}
        }
    }

    private void object(ObjectTypeDefinition type) {
        var name = type.getName();
        // An extension has no description of its own, and its name is checked where it is defined.
        if (type.getClass() == ObjectTypeDefinition.class) {
            described(name, type);
            rule(PASCAL_CASE.matcher(name).matches(), name, "types are PascalCase");
        }
        type.getFieldDefinitions().forEach(field -> field(name, field));
        if (name.endsWith("Connection")) {
            SchemaShapes.connection(type).forEach(wrong -> rule(false, name, wrong));
        }
        if (name.endsWith("Edge")) {
            SchemaShapes.edge(type).forEach(wrong -> rule(false, name, wrong));
        }
        if (name.endsWith("Payload")) {
            SchemaShapes.payload(type).forEach(wrong -> rule(false, name, wrong));
        }
        if (name.endsWith("UserError")) {
            SchemaShapes.userError(type).forEach(wrong -> rule(false, name, wrong));
        }
    }

    private void field(String type, FieldDefinition field) {
        var place = type + "." + field.getName();
        anyField(place, field);
        var audiences = AUDIENCES.stream().filter(field::hasDirective).count();
        rule(
                audiences == (ROOTS.contains(type) ? 1 : Math.min(audiences, 1)),
                place,
                "one of @public, @signedIn, @superAdmin, @auth");
        rule(!field.hasDirective("entitled") || field.hasDirective("auth"), place, "@entitled needs @auth");
        rule(!field.getName().matches(".*[a-z]Ids?"), place, "references are objects, not ids");
        if (nameOf(field.getType()).endsWith("Connection")) {
            SchemaShapes.paging(field).forEach(wrong -> rule(false, place, wrong));
        }
        if (type.equals("Mutation")) {
            mutation(place, field);
        }
    }

    private void mutation(String place, FieldDefinition field) {
        var name = field.getName();
        var noun = Character.toUpperCase(name.charAt(0)) + name.substring(1);
        rule(print(field.getType()).equals(noun + "Payload!"), place, "answers " + noun + "Payload!");
        var inputs = field.getInputValueDefinitions().stream()
                .map(argument -> argument.getName() + ": " + print(argument.getType()))
                .toList();
        var wanted = WITHOUT_INPUT.contains(name) ? List.of() : List.of("input: " + noun + "Input!");
        rule(inputs.equals(wanted), place, "takes only " + wanted);
        var nounFirst = objects.stream()
                .anyMatch(object -> noun.startsWith(object)
                        && noun.length() > object.length()
                        && Character.isUpperCase(noun.charAt(object.length())));
        rule(nounFirst || VERBS_FIRST.contains(name), place, "names a type, then what is done");
    }

    private void interfaceField(String type, FieldDefinition field) {
        var place = type + "." + field.getName();
        anyField(place, field);
        rule(
                AUDIENCES.stream().noneMatch(field::hasDirective) && !field.hasDirective("entitled"),
                place,
                "nothing enforces access on an interface");
    }

    private void anyField(String place, FieldDefinition field) {
        described(place, field);
        rule(CAMEL_CASE.matcher(field.getName()).matches(), place, "fields are camelCase");
        type(place, field.getType());
        deprecation(place, field);
        field.getInputValueDefinitions().forEach(argument -> value(place, argument));
    }

    private void input(InputObjectTypeDefinition type) {
        if (type.getClass() == InputObjectTypeDefinition.class) {
            described(type.getName(), type);
        }
        rule(type.getName().matches(".*(Input|Filter)"), type.getName(), "inputs end in Input or Filter");
        type.getInputValueDefinitions().forEach(field -> value(type.getName(), field));
    }

    private void value(String parent, InputValueDefinition value) {
        var place = parent + "." + value.getName();
        described(place, value);
        rule(CAMEL_CASE.matcher(value.getName()).matches(), place, "arguments and input fields are camelCase");
        type(place, value.getType());
        deprecation(place, value);
    }

    private void enumeration(EnumTypeDefinition type) {
        if (type.getClass() == EnumTypeDefinition.class) {
            described(type.getName(), type);
        }
        for (EnumValueDefinition value : type.getEnumValueDefinitions()) {
            var place = type.getName() + "." + value.getName();
            described(place, value);
            rule(UPPER_CASE.matcher(value.getName()).matches(), place, "enum values are UPPER_CASE");
            rule(!type.getName().equals("Permission") || value.hasDirective("grantedTo"), place, "needs @grantedTo");
            deprecation(place, value);
        }
    }

    private void scalar(ScalarTypeDefinition type) {
        described(type.getName(), type);
        rule(type.hasDirective("specifiedBy"), type.getName(), "scalars have @specifiedBy");
        rule(isExact(type.getName(), type.getName()), type.getName(), "is no exact type");
    }

    private static boolean isExact(String place, String name) {
        return !BANNED_SCALARS.contains(name) || (name.equals("JSON") && ANY_JSON.contains(place));
    }

    private void type(String place, Type<?> type) {
        rule(isExact(place, nameOf(type)), place, nameOf(type) + " is no exact type");
        var list = type instanceof NonNullType required ? required.getType() : type;
        if (list instanceof ListType elements) {
            var element = elements.getType();
            rule(
                    element instanceof NonNullType || NULLABLE_ELEMENTS.contains(place),
                    place,
                    "elements of lists are not null");
            rule(!print(element).contains("["), place, "no lists of lists");
        }
    }

    private void deprecation(String place, DirectivesContainer<?> node) {
        for (Directive deprecated : node.getDirectives("deprecated")) {
            var reason = deprecated.getArgument("reason");
            var text = reason == null ? "" : ((StringValue) reason.getValue()).getValue();
            rule(DATE.matcher(text).find(), place, "a deprecation names the replacement and a date");
        }
    }

    private void described(String place, AbstractDescribedNode<?> node) {
        var text = node.getDescription() == null
                ? ""
                : node.getDescription().getContent().strip();
        rule(SENTENCES.matcher(text).matches(), place, "needs a description of full sentences");
    }

    private void rule(boolean kept, String place, String text) {
        if (!kept) {
            violations.add(place + ": " + text);
        }
    }

    /** The type as the SDL writes it. */
    static String print(@Nullable Type<?> type) {
        return switch (type) {
            case null -> "";
            case NonNullType required -> print(required.getType()) + "!";
            case ListType list -> "[" + print(list.getType()) + "]";
            case TypeName name -> name.getName();
            default -> throw new IllegalArgumentException(type.toString());
        };
    }

    static String nameOf(Type<?> type) {
        return print(type).replaceAll("[\\[\\]!]", "");
    }
}
