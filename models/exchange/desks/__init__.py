"""Where people decide and look on: enrolment, unknown senders, forks, who has sent."""
