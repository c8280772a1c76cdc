package foyer.tenancy.members;

import foyer.platform.graphql.Payload;
import foyer.tenancy.Membership;
import org.jspecify.annotations.Nullable;
import org.springframework.graphql.data.method.annotation.Argument;
import org.springframework.graphql.data.method.annotation.MutationMapping;
import org.springframework.stereotype.Controller;

/** The mutations on memberships. */
@Controller
class MembershipController {

    private final MembershipService service;

    MembershipController(MembershipService service) {
        this.service = service;
    }

    /** The payload of every mutation of a membership. */
    record Changed(@Nullable Membership membership) implements Payload {}

    record Left() implements Payload {}

    record Swapped(@Nullable Membership frozen, @Nullable Membership thawed) implements Payload {}

    @MutationMapping
    Changed membershipUpdate(@Argument MembershipInputs.Update input) {
        return new Changed(service.update(input));
    }

    @MutationMapping
    Changed membershipSuspend(@Argument MembershipInputs.Suspend input) {
        return new Changed(service.suspend(input.id()));
    }

    @MutationMapping
    Changed membershipResume(@Argument MembershipInputs.Resume input) {
        return new Changed(service.resume(input.id()));
    }

    @MutationMapping
    Swapped membershipSwapFrozen(@Argument MembershipInputs.SwapFrozen input) {
        var swapped = service.swap(input);
        return new Swapped(swapped.frozen(), swapped.thawed());
    }

    @MutationMapping
    Changed membershipRemove(@Argument MembershipInputs.Remove input) {
        return new Changed(service.remove(input));
    }

    @MutationMapping
    Left membershipLeave() {
        service.leave();
        return new Left();
    }

    @MutationMapping
    Changed tenantTransferOwnership(@Argument MembershipInputs.TransferOwnership input) {
        return new Changed(service.transferOwnership(input.membershipId()));
    }
}
