"""Words, phrases and coordinations said twice."""
