<?php
/**
 * Plugin Name:       Périmètre
 * Description:       A questionnaire that recommends an IT outsourcing scope and a risk checklist: a block and a shortcode. Computed in the visitor's browser; nothing is sent anywhere.
 * Version:           @@VERSION@@
 * Requires at least: 6.3
 * Requires PHP:      7.4
 * License:           MIT (compatible with the GPL)
 * License URI:       https://opensource.org/license/mit
 * Text Domain:       perimetre
 * Domain Path:       /languages
 *
 * It keeps nothing: no option, no table, no cookie. Deleting it leaves nothing behind.
 *
 * @package Perimetre
 */

defined( 'ABSPATH' ) || exit;

const PERIMETRE_VERSION = '@@VERSION@@';

/** Attributes with a closed list of values. Whatever else is asked for is left out, and the element's default holds. */
const PERIMETRE_CHOICES = array(
	'lang'          => array( 'fr', 'en' ),
	'path'          => array( 'ask', 'quick', 'full' ),
	'theme'         => array( 'auto', 'light', 'dark' ),
	'storage'       => array( 'local', 'session', 'none' ),
	'heading-level' => array( '1', '2', '3', '4', '5', '6' ),
);

/** Attributes that are links, and where they may lead. */
const PERIMETRE_LINKS = array(
	'src'      => array( 'http', 'https' ),
	'cta-href' => array( 'http', 'https', 'mailto', 'tel' ),
);

/** Attributes that are free text. */
const PERIMETRE_TEXTS = array( 'cta-label' );

/**
 * What of the attributes the element takes, as it takes them.
 *
 * @param array $given Names in kebab-case to values, from an author.
 * @return array Names to values that are safe to print.
 */
function perimetre_attributes( array $given ) {
	$kept = array();
	foreach ( PERIMETRE_CHOICES as $name => $allowed ) {
		$value = isset( $given[ $name ] ) && is_scalar( $given[ $name ] ) ? strtolower( trim( (string) $given[ $name ] ) ) : '';
		if ( in_array( $value, $allowed, true ) ) {
			$kept[ $name ] = esc_attr( $value );
		}
	}
	foreach ( PERIMETRE_LINKS as $name => $protocols ) {
		$value = isset( $given[ $name ] ) && is_string( $given[ $name ] ) ? esc_url( trim( $given[ $name ] ), $protocols ) : '';
		if ( '' !== $value ) {
			$kept[ $name ] = $value;
		}
	}
	foreach ( PERIMETRE_TEXTS as $name ) {
		$value = isset( $given[ $name ] ) && is_string( $given[ $name ] ) ? trim( $given[ $name ] ) : '';
		if ( '' !== $value ) {
			$kept[ $name ] = esc_attr( $value );
		}
	}
	return $kept;
}

/**
 * The element, and a line for visitors without JavaScript. Asks for the loader, once however many elements there are.
 *
 * @param array $given Names in kebab-case to values, from an author.
 * @return string HTML.
 */
function perimetre_element( array $given ) {
	perimetre_enqueue();
	$html = '<perimetre-assessment';
	foreach ( perimetre_attributes( $given ) as $name => $value ) {
		$html .= ' ' . $name . '="' . $value . '"';
	}
	return $html . '><noscript>' . esc_html__( 'This questionnaire needs JavaScript.', 'perimetre' ) . '</noscript></perimetre-assessment>';
}

/** Only pages with an element load anything. The folder is named by the version, so the address needs none. */
function perimetre_enqueue() {
	$address = plugins_url( 'assets/' . PERIMETRE_VERSION . '/perimetre.js', __FILE__ );
	if ( function_exists( 'wp_enqueue_script_module' ) ) {
		wp_enqueue_script_module( 'perimetre', $address, array(), null );
	} else {
		wp_enqueue_script( 'perimetre', $address, array(), null, true ); // phpcs:ignore WordPress.WP.EnqueuedResourceParameters.MissingVersion
	}
}

/**
 * Before WordPress 6.5, which knows modules, the tag is made one here.
 *
 * @param string $tag    The script's tag.
 * @param string $handle The script's name.
 * @return string The tag.
 */
function perimetre_module_tag( $tag, $handle ) {
	if ( 'perimetre' !== $handle ) {
		return $tag;
	}
	$tag = preg_replace( '/ type=(["\'])[^"\']*\1/', '', $tag );
	return str_replace( '<script ', '<script type="module" ', $tag );
}
add_filter( 'script_loader_tag', 'perimetre_module_tag', 10, 2 );

/**
 * The shortcode: [perimetre lang="fr" cta-href="https://example.com/contact"].
 *
 * @param array|string $given What the author wrote; a text when there is nothing.
 * @return string HTML.
 */
function perimetre_shortcode( $given ) {
	return perimetre_element( is_array( $given ) ? $given : array() );
}

/**
 * The block: the same element, in a wrapper that takes the theme's alignment.
 *
 * @param array $given Names in camelCase, as blocks have them.
 * @return string HTML.
 */
function perimetre_block( $given ) {
	$named = array();
	foreach ( $given as $name => $value ) {
		$named[ strtolower( preg_replace( '/[A-Z]/', '-$0', $name ) ) ] = $value;
	}
	return '<div ' . get_block_wrapper_attributes() . '>' . perimetre_element( $named ) . '</div>';
}

/** Registers both. */
function perimetre_init() {
	load_plugin_textdomain( 'perimetre', false, dirname( plugin_basename( __FILE__ ) ) . '/languages' );
	add_shortcode( 'perimetre', 'perimetre_shortcode' );
	$needs = array( 'wp-blocks', 'wp-block-editor', 'wp-components', 'wp-element', 'wp-i18n' );
	wp_register_script( 'perimetre-editor', plugins_url( 'block/editor.js', __FILE__ ), $needs, PERIMETRE_VERSION, true );
	wp_set_script_translations( 'perimetre-editor', 'perimetre', __DIR__ . '/languages' );
	register_block_type( __DIR__ . '/block', array( 'render_callback' => 'perimetre_block' ) );
}
add_action( 'init', 'perimetre_init' );
