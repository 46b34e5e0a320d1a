<?php
// What WordPress 6.5 and newer reads; older ones show English.
return array(
	'domain'       => 'perimetre',
	'language'     => 'fr_FR',
	'plural-forms' => 'nplurals=2; plural=n > 1;',
	'messages'     => array(
		'This questionnaire needs JavaScript.' => 'Ce questionnaire a besoin de JavaScript.',
		'A questionnaire that recommends an IT outsourcing scope and a risk checklist: a block and a shortcode. Computed in the visitor\'s browser; nothing is sent anywhere.' => 'Un questionnaire qui recommande un périmètre d’infogérance et une liste de contrôle des risques : un bloc et un code court. Tout est calculé dans le navigateur du visiteur ; rien n’est envoyé.',
		"block description\4A questionnaire that recommends an IT outsourcing scope and a risk checklist." => 'Un questionnaire qui recommande un périmètre d’infogérance et une liste de contrôle des risques.',
	),
);
