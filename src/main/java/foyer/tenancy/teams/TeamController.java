package foyer.tenancy.teams;

import foyer.platform.graphql.Payload;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.graphql.data.method.annotation.Argument;
import org.springframework.graphql.data.method.annotation.MutationMapping;
import org.springframework.graphql.data.method.annotation.QueryMapping;
import org.springframework.stereotype.Controller;

/** The operations on teams. */
@Controller
class TeamController {

    private final TeamQueries queries;
    private final TeamService service;

    TeamController(TeamQueries queries, TeamService service) {
        this.queries = queries;
        this.service = service;
    }

    /** The payload of every mutation that answers a team. */
    record Written(@Nullable Team team) implements Payload {}

    @QueryMapping
    @Nullable Team team(@Argument TeamId id) {
        return queries.byIds(List.of(id.value())).get(id.value());
    }

    @MutationMapping
    Written teamCreate(@Argument TeamInputs.Create input) {
        return new Written(service.create(input));
    }

    @MutationMapping
    Written teamUpdate(@Argument TeamInputs.Update input) {
        return new Written(service.update(input));
    }

    @MutationMapping
    TeamService.Deletion teamDelete(@Argument TeamInputs.Delete input) {
        return service.delete(input.id());
    }

    @MutationMapping
    Written teamMembersSet(@Argument TeamInputs.MembersSet input) {
        return new Written(service.setMembers(input));
    }
}
