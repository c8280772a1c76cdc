package foyer.leads.assignment;

import static foyer.leads.assignment.AssignmentRuleErrorCode.CAPACITY_INVALID;
import static foyer.leads.assignment.AssignmentRuleErrorCode.NAME_INVALID;
import static foyer.leads.assignment.AssignmentRuleErrorCode.NAME_TAKEN;
import static foyer.leads.assignment.AssignmentRuleErrorCode.POOL_INVALID;
import static foyer.leads.assignment.AssignmentRuleErrorCode.POSITION_INVALID;
import static foyer.leads.assignment.AssignmentRuleErrorCode.TERRITORY_INVALID;
import static foyer.leads.assignment.AssignmentRuleErrorCode.WEIGHT_INVALID;
import static foyer.platform.graphql.mutation.ConstraintErrors.Mapping.at;

import foyer.leads.forms.LeadFormId;
import foyer.platform.graphql.UserErrorException;
import foyer.platform.graphql.UserErrorException.Problem;
import foyer.platform.graphql.mutation.ConstraintErrors;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.springframework.stereotype.Component;

/** What a rule may not be, and what its constraints mean to whoever saves one. */
@Component
class AssignmentRuleErrors implements ConstraintErrors {

    private static final Set<String> COUNTRIES = Set.of(Locale.getISOCountries());

    @Override
    public List<Mapping> mappings() {
        return List.of(at("assignment_rule_name_key", "name", NAME_TAKEN));
    }

    /** Ends the mutation when the input says anything that no rule is, whatever is stored. */
    void check(AssignmentInputs.Save input) {
        var problems = new ArrayList<Problem>();
        var name = input.name().strip();
        if (name.isEmpty() || name.codePointCount(0, name.length()) > AssignmentRule.MAX_NAME) {
            problems.add(Problem.of(NAME_INVALID, "name", AssignmentRule.MAX_NAME));
        }
        if (input.position() != null && input.position() < 0) {
            problems.add(Problem.of(POSITION_INVALID, "position"));
        }
        var counted = input.kind() == AssignmentKind.CAPACITY;
        var open = input.mostOpen();
        if (counted != (open != null) || (open != null && (open < 1 || open > AssignmentRule.MAX_OPEN))) {
            problems.add(Problem.of(CAPACITY_INVALID, "mostOpen", AssignmentRule.MAX_OPEN));
        }
        if (!hasPool(input)) {
            problems.add(Problem.of(POOL_INVALID, "members", AssignmentRule.MAX_MEMBERS));
        }
        var members = input.members() == null ? List.<AssignmentInputs.Member>of() : input.members();
        for (var place = 0; place < members.size(); place++) {
            check(input.kind(), "members." + place, members.get(place), problems);
        }
        if (!problems.isEmpty()) {
            throw new UserErrorException(problems, Map.of());
        }
    }

    private static boolean hasPool(AssignmentInputs.Save input) {
        var members = input.members() == null ? List.<AssignmentInputs.Member>of() : input.members();
        if (input.team() != null) {
            return members.isEmpty()
                    && input.kind() != AssignmentKind.WEIGHTED
                    && input.kind() != AssignmentKind.TERRITORY;
        }
        var each =
                members.stream().map(AssignmentInputs.Member::member).distinct().count();
        return each > 0 && each == members.size() && each <= AssignmentRule.MAX_MEMBERS;
    }

    private static void check(
            AssignmentKind kind, String place, AssignmentInputs.Member member, List<Problem> problems) {
        var most = kind == AssignmentKind.WEIGHTED ? AssignmentRule.MAX_WEIGHT : 1;
        if (member.weight() < 1 || member.weight() > most) {
            problems.add(Problem.of(WEIGHT_INVALID, place + ".weight", AssignmentRule.MAX_WEIGHT));
        }
        var countries = member.countries() == null ? List.<String>of() : member.countries();
        var forms = member.forms() == null ? List.<LeadFormId>of() : member.forms();
        var cities = member.cities() == null ? List.<String>of() : member.cities();
        var none = countries.isEmpty() && cities.isEmpty() && forms.isEmpty();
        if ((kind != AssignmentKind.TERRITORY && !none)
                || countries.size() > AssignmentRule.MAX_COUNTRIES
                || cities.size() > AssignmentRule.MAX_CITIES
                || forms.size() > AssignmentRule.MAX_FORMS
                || !COUNTRIES.containsAll(countries)
                || !cities.stream().allMatch(AssignmentRuleErrors::isCity)) {
            problems.add(Problem.of(
                    TERRITORY_INVALID,
                    place,
                    AssignmentRule.MAX_COUNTRIES,
                    AssignmentRule.MAX_CITIES,
                    AssignmentRule.MAX_FORMS));
        }
    }

    private static boolean isCity(String given) {
        var name = given.strip();
        return !name.isEmpty() && name.codePointCount(0, name.length()) <= AssignmentRule.MAX_CITY;
    }
}
